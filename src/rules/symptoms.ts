/** Something to look at on the machines. */
export interface Look {
    /** What to run, as it is typed. */
    readonly command: string;
    /** What its output tells, in a plain sentence. */
    readonly tells: string;
}

/** What a user sees go wrong, before it is known why. */
export interface Symptom {
    /** Its page below `docs/symptoms`, and what rules call it. */
    readonly id: string;
    /** As a user would say it. */
    readonly title: string;
    /** What happens there, in plain sentences. */
    readonly happens: string;
    /** What to look at first, in that order. */
    readonly looks: readonly Look[];
}

/** Every symptom that rules name; each is named by one rule at least. */
export const SYMPTOMS = [
    {
        id: 'both-master',
        title: 'Both nodes are MASTER',
        happens:
            'A node that hears no advert becomes master. When two of them are, neither hears the other, or each refuses what the other sends: the adverts do not arrive, or the two configurations do not fit together. The addresses are on both, and which machine a client reaches is up to the ARP caches.',
        looks: [
            {
                command: 'ip -br addr show dev eth0',
                tells: 'On both nodes: who has the virtual address.',
            },
            {
                command: 'tcpdump -ni eth0 ip proto 112',
                tells: 'On both nodes: whose adverts arrive. Two senders that are both seen refuse each other; one sender alone means that packets are lost on the way, mostly in a firewall.',
            },
            {
                command: 'journalctl -u keepalived',
                tells: 'A node that refuses an advert says why: another password, interval, version or list of addresses.',
            },
            {
                command: 'kalint --pair lb1.conf lb2.conf',
                tells: 'What differs on the nodes and must not.',
            },
            {
                command: 'kalint check --deployment hosts/',
                tells: 'Whether the firewalls let adverts in.',
            },
        ],
    },
    {
        id: 'address-on-nobody',
        title: 'No node has the address',
        happens:
            'Every node is in BACKUP or FAULT state, or keepalived runs no instance at all. Either nobody may become master, as an interface is missing or a check fails everywhere, or the address was dropped when the configuration was read.',
        looks: [
            { command: 'ip -br addr', tells: 'On each node: whether the address is on another interface.' },
            {
                command: 'journalctl -u keepalived',
                tells: 'Into which state each instance went, and what was dropped at the start.',
            },
            {
                command: 'kalint show lb1.conf',
                tells: 'What is left of the configuration: the instances and their addresses.',
            },
            {
                command: 'kalint failover lb1.conf lb2.conf',
                tells: 'After which faults nobody takes the addresses.',
            },
        ],
    },
    {
        id: 'does-not-start',
        title: 'keepalived does not start, or ends at once',
        happens:
            'Some mistakes end the daemon or leave it without any instance, while most others are only logged. Under systemd it may look as if it had started, since the first process stays for a moment.',
        looks: [
            { command: 'keepalived -t', tells: 'What the config test says, and its exit status.' },
            { command: 'journalctl -u keepalived', tells: 'The last lines before it ended.' },
            {
                command: 'kalint /etc/keepalived/keepalived.conf',
                tells: 'The places in the file, with errors first.',
            },
        ],
    },
    {
        id: 'unwanted-fail-back',
        title: 'The address goes back to the first node, and should not',
        happens:
            'A node that returns with a higher priority takes the addresses from the one that works, and breaks all connections a second time. Unless something forbids it, that is what keepalived does.',
        looks: [
            {
                command: 'kalint failover lb1.conf lb2.conf',
                tells: 'Who has the addresses after each fault, and once it is mended.',
            },
            {
                command: 'journalctl -u keepalived',
                tells: 'Whether `nopreempt` was cleared at the start.',
            },
        ],
    },
    {
        id: 'no-fail-back',
        title: 'The address does not come back to the first node',
        happens:
            'The node is there again, and the other one keeps the addresses: it must not take them from a working master, its priority is not the higher one, or a check still holds it down.',
        looks: [
            {
                command: 'kalint failover lb1.conf lb2.conf',
                tells: 'With which priority each node comes back, and who wins.',
            },
            {
                command: 'journalctl -u keepalived',
                tells: 'Whether the node is in BACKUP state, or in FAULT state.',
            },
            {
                command: 'tcpdump -ni eth0 ip proto 112',
                tells: 'The priority in the adverts of the master (`prio`).',
            },
        ],
    },
    {
        id: 'no-failover',
        title: 'A service or a check fails, and the address stays',
        happens:
            'The check is not run, or nothing follows it, or its weight is too small to turn the order of the priorities round.',
        looks: [
            {
                command: 'journalctl -u keepalived',
                tells: 'Whether the check was seen to fail, and whether the priority changed.',
            },
            {
                command: 'kalint failover lb1.conf lb2.conf',
                tells: 'What each check does to the priorities, and who has the addresses then.',
            },
            {
                command: 'kalint show lb1.conf',
                tells: 'What each instance tracks once undefined names are left out.',
            },
        ],
    },
    {
        id: 'slow-failover',
        title: 'Failover takes too long',
        happens:
            'Until a backup takes over, a fault has to be noticed, which takes up to an interval for each failure of a check that is asked for, and then a little more than three advert intervals have to pass. Behind that the network has to learn the new place of the address.',
        looks: [
            {
                command: 'kalint failover lb1.conf lb2.conf',
                tells: 'How soon the addresses are taken over after each fault.',
            },
            {
                command: 'tcpdump -ni eth0 arp or ip proto 112',
                tells: 'On the backup: the time between the last advert and the ARP packets of the new master.',
            },
        ],
    },
    {
        id: 'flapping',
        title: 'The address goes back and forth',
        happens:
            'A check answers now so, now so, or two nodes agree for a moment only on who is master: each time one hears the other it gives way, or takes over again.',
        looks: [
            {
                command: 'journalctl -u keepalived',
                tells: 'What comes before each change: a check, an advert, or an interface that went down.',
            },
            {
                command: 'tcpdump -ni eth0 ip proto 112',
                tells: 'Who sends adverts, with which priority (`prio`) and number (`vrid`), and whether there are gaps.',
            },
            { command: 'kalint --pair lb1.conf lb2.conf', tells: 'Where the nodes do not agree.' },
        ],
    },
    {
        id: 'clients-hang',
        title: 'Clients hang after a failover',
        happens:
            'The address has moved, but switches, routers or clients still send to the old machine, since they have not got or not believed the gratuitous ARP packets of the new master; or the new master has no connections of the old one, and a firewall drops what it does not know.',
        looks: [
            {
                command: 'ip neigh show',
                tells: 'On a client or the router: which MAC address the virtual address has there, before and after.',
            },
            {
                command: 'tcpdump -eni eth0 arp',
                tells: 'Whether the new master sends its ARP packets, and who else answers for the address.',
            },
            { command: 'ipvsadm -Lnc', tells: 'On the new master: which connections it has taken over.' },
            {
                command: 'kalint check --deployment hosts/',
                tells: 'Whether real servers answer ARP, and what firewalls drop.',
            },
        ],
    },
    {
        id: 'address-silent',
        title: 'The address is there, but does not answer, not even a ping',
        happens:
            'The node shows the address, and packets to it are dropped: by rules that keepalived made itself, or as no other host reaches it under that number.',
        looks: [
            {
                command: 'nft list ruleset',
                tells: 'Whether a table `keepalived` drops packets to the address.',
            },
            {
                command: 'iptables -L INPUT -nv',
                tells: 'The same, where keepalived works with iptables.',
            },
            {
                command: 'arping -c 3 -I eth0 192.0.2.10',
                tells: 'From another host of the network: whether anybody has the address, and who.',
            },
        ],
    },
    {
        id: 'ping-but-no-service',
        title: 'The address answers a ping, but not the service',
        happens:
            'The director has the address and answers the ping itself; the packets of the service go further. They end there if no virtual server takes them, if a firewall drops them, or if a real server does not take the virtual address for its own. With Direct Routing the check of a real server succeeds all the same, since it is sent to another address. Test from a third machine: neither a director nor a real server shows what clients see.',
        looks: [
            {
                command: 'ipvsadm -Ln --stats',
                tells: 'On the director: whether the virtual server is there with its servers, and whether its counters move.',
            },
            {
                command: 'ip addr show dev lo',
                tells: 'On the real server, with Direct Routing: whether the virtual address is there, with /32.',
            },
            {
                command: 'ss -ltn',
                tells: 'On the real server: whether a program listens at that port, on all addresses or on the virtual one.',
            },
            {
                command: 'tcpdump -ni any tcp port 80',
                tells: 'On the director and on the real server: how far the packets come.',
            },
            {
                command: 'kalint check --deployment hosts/',
                tells: 'What is missing on which host.',
            },
        ],
    },
    {
        id: 'wrong-machine-answers',
        title: 'Connections go to the wrong machine',
        happens:
            'Clients reach a real server directly, past the director, or a director that serves them itself. Somebody else answers the question by ARP who has the virtual address, or a rule of a firewall takes the packets before IPVS sees them.',
        looks: [
            {
                command: 'arping -c 3 -I eth0 192.0.2.10',
                tells: 'From another host of the network: one MAC address answers, that of the master.',
            },
            {
                command: 'sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.eth0.arp_ignore',
                tells: 'On each real server: the greater of the two counts, and has to be 1 or more.',
            },
            {
                command: 'nft list ruleset',
                tells: 'On the directors: no rule redirects the virtual address.',
            },
            { command: 'kalint check --deployment hosts/', tells: 'Which host answers, and why.' },
        ],
    },
    {
        id: 'one-server-gets-all',
        title: 'One real server gets all connections',
        happens:
            'Clients stay with the server that they got first (persistence), all clients count as one, the weights or the scheduler have it so, or packets do not pass the director at all. A test from one client says nothing while persistence is on.',
        looks: [
            {
                command: 'ipvsadm -Ln',
                tells: 'The scheduler, `persistent` behind it, and the weight of each server; 0 is one that gets nothing.',
            },
            {
                command: 'ipvsadm -Lnc',
                tells: 'To which server each connection went; with persistence also the templates that bind a client.',
            },
            {
                command: 'arping -c 3 -I eth0 192.0.2.10',
                tells: 'From another host of the network: whether a real server answers in place of the director.',
            },
        ],
    },
    {
        id: 'servers-removed',
        title: 'Real servers are taken out although they work',
        happens:
            'The check asks for something else than clients do: another port, host, path or protocol, or it waits for less time than the server needs.',
        looks: [
            { command: 'journalctl -u keepalived', tells: 'Which check failed, and with what.' },
            {
                command: 'curl -v http://192.0.2.21/',
                tells: 'On the director: what the server answers to the request of the check.',
            },
            {
                command: 'kalint show lb1.conf',
                tells: 'What each check does in truth: address, port, timeout and retries, with the defaults.',
            },
        ],
    },
    {
        id: 'dead-server-stays',
        title: 'A real server that is down still gets connections',
        happens:
            'No check looks at it, the check was dropped when the configuration was read, or it looks at something that still works. Or the server was taken out, and connections that it had are kept.',
        looks: [
            { command: 'ipvsadm -Ln', tells: 'Whether the server is still there, and with which weight.' },
            {
                command: 'kalint show lb1.conf',
                tells: 'Which checks are left of those that were written.',
            },
            {
                command: 'journalctl -u keepalived',
                tells: 'Whether the failure was seen.',
            },
        ],
    },
    {
        id: 'script-not-run',
        title: 'A script never runs, or always fails',
        happens:
            'keepalived starts programs by itself, without a shell, in the folder `/`, as a user who may be missing, and it does not run what others could change. It disables a script that it does not find and goes on.',
        looks: [
            {
                command: 'journalctl -u keepalived',
                tells: 'Whether the script was disabled, and with which status it ended.',
            },
            {
                command: 'namei -l /etc/keepalived/check.sh',
                tells: 'Whether anybody but root may change the file or a folder above it.',
            },
            {
                command: 'kalint show lb1.conf',
                tells: 'The command with its words, user, interval and timeout.',
            },
        ],
    },
    {
        id: 'not-what-was-written',
        title: 'keepalived runs, but does not do what the file says',
        happens:
            'keepalived drops what it does not understand and runs with the rest. One brace or letter can take a whole block away, or put it in another place; a value that is refused leaves a default behind.',
        looks: [
            { command: 'keepalived -t', tells: 'What was dropped, though not always where.' },
            {
                command: 'kalint /etc/keepalived/keepalived.conf',
                tells: 'Each place, with what keepalived makes of it.',
            },
            {
                command: 'kalint show /etc/keepalived/keepalived.conf',
                tells: 'What the configuration comes to, with the defaults filled in.',
            },
        ],
    },
    {
        id: 'config-test-silent',
        title: 'keepalived -t is content, and yet something is missing',
        happens:
            'The config test reads the file as the daemon does, but not everything that the daemon logs is found by it. What it passes over stands only in the log, or nowhere.',
        looks: [
            {
                command: 'kalint /etc/keepalived/keepalived.conf',
                tells: 'What the config test does not say.',
            },
            {
                command: 'kalint expand /etc/keepalived/keepalived.conf',
                tells: 'What is read once definitions and included files are dealt with.',
            },
            {
                command: 'journalctl -u keepalived',
                tells: 'What the daemon logged when it started.',
            },
        ],
    },
    {
        id: 'after-upgrade',
        title: 'It worked before the upgrade',
        happens:
            'Releases drop keywords, become stricter, and change defaults. What the older release took without a word the newer one may refuse, and the other way round.',
        looks: [
            { command: 'keepalived -v', tells: 'Which release runs, and with which options it was built.' },
            {
                command: 'kalint upgrade keepalived.conf --from centos-7 --to rhel-9',
                tells: 'What the other release would say or do that the present one does not.',
            },
        ],
    },
    {
        id: 'no-mail',
        title: 'Mails about a failover never arrive',
        happens:
            'keepalived hands its mails to the server that it is told, as the sender that it is told, and gives up without much ado: a name that does not exist or an address that the server refuses is the end of it.',
        looks: [
            {
                command: 'journalctl -u keepalived',
                tells: 'Whether the mail server could be reached, and what it said.',
            },
            { command: 'nc -v 192.0.2.25 25', tells: 'From the node: whether the mail server answers.' },
        ],
    },
    {
        id: 'password-ignored',
        title: 'The password has no effect',
        happens:
            'Adverts with a wrong password are taken, or are sent without any: VRRP version 3 has no passwords, a password without a type is none, and of a long one eight bytes are sent.',
        looks: [
            {
                command: 'tcpdump -vni eth0 ip proto 112',
                tells: 'The version and the type of authentication in each advert, with the password, which is sent in clear.',
            },
            {
                command: 'kalint show lb1.conf',
                tells: 'Which authentication is left for each instance.',
            },
        ],
    },
] as const satisfies readonly Symptom[];

/** The id of a symptom. */
export type SymptomId = (typeof SYMPTOMS)[number]['id'];
