/** What verify.sh says of directors that are well, and of others; programs that need a whole kernel are played. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_RULES, able, folder, inNamespace, put, rulesOf, scriptOf, wrong } from './host.ts';

/** Programs that say what a director's say, by what the environment tells them. */
const STAND_INS: Readonly<Record<string, string>> = {
    keepalived: `case $1 in --help) echo --config-test ;; -t) [ -z "$REFUSED" ] || { echo "$REFUSED"; exit 4; } ;; *) sleep 60 ;; esac`,
    systemctl: `case $2 in keepalived) echo "\${KEEPALIVED-enabled}" ;; ipvsadm) echo "\${IPVSADM-disabled}" ;; esac`,
    tcpdump: `[ "$ADVERTS" = come ] || exit 124`,
    arping: `[ "$1" != -V ] || { echo iputils; exit; }; [ -z "$TWICE" ]`,
    ipvsadm: `cat "$TABLE"`,
};

describe.skipIf(!able.namespaces)('a director', () => {
    for (const [name, text] of Object.entries(STAND_INS))
        put(`bin/${name}`, `#!/bin/bash\n${text.replaceAll('\\$', '$')}\n`);
    const settings = { conntrack: 0, expire_nodest_conn: 1, expire_quiescent_template: 1 };
    for (const [key, value] of Object.entries(settings)) put(`sys/net/ipv4/vs/${key}`, `${value}\n`);
    put('ip_vs', '');
    put('keepalived.conf', '');
    const text = readFileSync(scriptOf('debian', 'lb1'), 'utf8')
        .replaceAll('/proc/sys/', `${folder}/sys/`)
        .replaceAll('/proc/net/ip_vs', join(folder, 'ip_vs'))
        .replaceAll('/etc/keepalived/', `${folder}/`);
    const script = put('debian/lb1-here.sh', text);
    const table = [80, 443]
        .flatMap((port) => [
            `-A -t 192.0.2.80:${port} -s wlc`,
            ...[21, 22, 23].map((host) => `-a -t 192.0.2.80:${port} -r 192.0.2.${host}:${port} -g -w 1`),
        ])
        .join('\n');
    const run = (
        facts: NodeJS.ProcessEnv,
        commands = '',
        change = (all: string): string => all,
    ): readonly string[] =>
        inNamespace(
            `${OWN_RULES}
chmod 640 ${folder}/keepalived.conf
ip link set lo up; ip link add ens18 type bridge; ip link set ens18 up
ip addr add 192.0.2.11/24 dev ens18; [ -n "$AWAY" ] || ip addr add 192.0.2.80/32 dev ens18
own_rules; nft -f ${rulesOf('debian', 'lb1')}
keepalived & until grep -qsx keepalived /proc/[0-9]*/comm; do sleep 0.1; done
${commands}
bash ${script}`,
            {
                PATH: `${folder}/bin:${process.env['PATH'] ?? ''}`,
                TABLE: put('table', change(table)),
                ...facts,
            },
        );

    it('that is well, with the addresses and without', () => {
        const here = run({});
        expect(wrong(here)).toEqual([]);
        expect(here).toContain('ok   this director has the addresses: 192.0.2.80');
        expect(here.at(-1)).toMatch(/, 0 wrong, 0 skipped$/);
        const away = run({ AWAY: 'yes', ADVERTS: 'come' });
        expect(wrong(away)).toEqual([]);
        expect(away).toContain('ok   another director has the addresses: its adverts come in');
    });

    it.each<[string, NodeJS.ProcessEnv, string]>([
        [
            'with a second holder',
            { ADVERTS: 'come' },
            'another director sends adverts too: both have the addresses',
        ],
        [
            'and nobody has the addresses',
            { AWAY: 'yes' },
            'nobody has the addresses: this director does not, and no adverts come in',
        ],
        ['while somebody else answers', { TWICE: 'yes' }, 'somebody else answers for 192.0.2.80'],
        ['whose configuration is refused', { REFUSED: 'Unknown keyword' }, 'keepalived -t: Unknown keyword'],
        [
            'that does not start with its host',
            { KEEPALIVED: 'disabled' },
            'keepalived is not started with the host',
        ],
    ])('%s', (_, facts, expected) => {
        expect(wrong(run(facts))).toEqual([expected]);
    });

    it.each<[string, string, string]>([
        [
            'that everyone can read',
            `chmod 644 ${folder}/keepalived.conf`,
            `${folder}/keepalived.conf has mode 644: everyone can read it`,
        ],
        ['without keepalived', 'kill %1; wait', 'keepalived does not run'],
        [
            'that tracks connections to the services',
            'nft delete table ip shop-early',
            'no rule of the firewall for this: connections to 192.0.2.80:80/tcp are not tracked',
        ],
    ])('%s', (_, fault, expected) => {
        expect(wrong(run({}, fault))[0]).toEqual(expected);
    });

    it.each<[string, (all: string) => string, string]>([
        [
            'with a server out',
            (all) => all.replace(/^.*192.0.2.22:80 .*\n/m, ''),
            'web2 (192.0.2.22:80) is out of 192.0.2.80:80: its check fails',
        ],
        [
            'with a server drained',
            (all) => all.replace('23:443 -g -w 1', '23:443 -g -w 0'),
            'web3 (192.0.2.23:443) gets nothing new of 192.0.2.80:443: weight 0',
        ],
        [
            'with another method',
            (all) => all.replace('21:80 -g', '21:80 -m'),
            'web1 (192.0.2.21:80) is not reached by method Route',
        ],
        [
            'with another scheduler',
            (all) => all.replace(':443 -s wlc', ':443 -s rr'),
            '192.0.2.80:443 is balanced otherwise: -A -t 192.0.2.80:443 -s rr',
        ],
    ])('%s', (_, change, expected) => {
        expect(wrong(run({}, '', change))).toEqual([expected]);
    });
});
