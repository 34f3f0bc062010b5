/** The ports of services that people name in place of the number, as `/etc/services` has them (IANA). */
const PORTS: ReadonlyMap<string, number> = new Map([
    ['ftp', 21],
    ['ssh', 22],
    ['telnet', 23],
    ['smtp', 25],
    ['domain', 53],
    ['dns', 53],
    ['http', 80],
    ['www', 80],
    ['kerberos', 88],
    ['pop3', 110],
    ['ntp', 123],
    ['imap', 143],
    ['imap2', 143],
    ['snmp', 161],
    ['ldap', 389],
    ['https', 443],
    ['smtps', 465],
    ['syslog', 514],
    ['submission', 587],
    ['ldaps', 636],
    ['imaps', 993],
    ['pop3s', 995],
    ['radius', 1812],
    ['mysql', 3306],
    ['sip', 5060],
    ['postgresql', 5432],
    ['redis', 6379],
]);

/** The highest port. */
export const MAX_PORT = 65_535;

/** The port of a service; undefined for a word that names none. */
export function portOfService(name: string): number | undefined {
    return PORTS.get(name.toLowerCase());
}
