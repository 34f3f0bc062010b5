/** The highest port. */
export const MAX_PORT = 65_535;

/** Ports by the names that `/etc/services` gives them, as far as rules and configurations for load balancers use them. */
const PORTS: ReadonlyMap<string, number> = new Map([
    ['ftp-data', 20],
    ['ftp', 21],
    ['ssh', 22],
    ['telnet', 23],
    ['smtp', 25],
    ['domain', 53],
    ['tftp', 69],
    ['http', 80],
    ['www', 80],
    ['kerberos', 88],
    ['pop3', 110],
    ['sunrpc', 111],
    ['ntp', 123],
    ['imap2', 143],
    ['imap', 143],
    ['snmp', 161],
    ['snmp-trap', 162],
    ['ldap', 389],
    ['https', 443],
    ['microsoft-ds', 445],
    ['submissions', 465],
    ['syslog', 514],
    ['submission', 587],
    ['ldaps', 636],
    ['rsync', 873],
    ['imaps', 993],
    ['pop3s', 995],
    ['openvpn', 1194],
    ['ms-sql-s', 1433],
    ['radius', 1812],
    ['nfs', 2049],
    ['mysql', 3306],
    ['ms-wbt-server', 3389],
    ['sip', 5060],
    ['postgresql', 5432],
    ['amqp', 5672],
    ['http-alt', 8080],
]);

/** Names that do not stand there, and that people write nevertheless. */
const COMMON: ReadonlyMap<string, number> = new Map([
    ['dns', 53],
    ['smtps', 465],
    ['redis', 6379],
]);

/** The port of a name; undefined when it is not known. */
export function portNumber(name: string): number | undefined {
    return PORTS.get(name);
}

/** The port of a service as people name it, in capitals too; undefined for a word that names none. */
export function portOfService(name: string): number | undefined {
    const lower = name.toLowerCase();
    return PORTS.get(lower) ?? COMMON.get(lower);
}
