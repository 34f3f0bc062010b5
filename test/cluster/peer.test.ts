/** What is made for the other side of a pair: nothing is wrong with the two, and they share the work as they are to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearEachOther } from '../../src/cluster/adverts.ts';
import { clusterOf } from '../../src/cluster/cluster.ts';
import type { ClusterNode } from '../../src/cluster/node.ts';
import { peerName } from '../../src/cluster/peer/name.ts';
import { strongest } from '../../src/cluster/router.ts';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkTogether, clustersOf } from '../../src/service/cluster.ts';
import { backupName, backupSide, hasBackupSide } from '../../src/service/editor/peer/backup-side.ts';
import { failoverOf } from '../../src/service/failover.ts';
import { type SourceFile, createSourceFile } from '../../src/text/source-file.ts';
import { readingOf } from '../service/editor/marked.ts';
import { oneCluster } from '../support/cluster-examples.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../support/texts.ts';
import { PEER_TEXTS } from './peer-texts.ts';

const strict = { targets: [newestTarget()], preset: 'strict' } as const;

/** The other side of a text, or why there is none. */
function otherSide(text: string, files: Readonly<Record<string, string>> = {}): string {
    const made = backupSide(readingOf(text, { files }));
    return 'problem' in made ? `problem: ${made.problem}` : made.text;
}

function pairOf(text: string): readonly SourceFile[] {
    const other = otherSide(text);
    expect(other).not.toMatch(/^problem: /);
    return [createSourceFile('one.conf', text), createSourceFile('two.conf', other)];
}

/** What a file has of rules, sorted. */
function rulesIn(files: readonly SourceFile[], uri: string): readonly string[] {
    const report = checkTogether(files, strict, oneCluster(files)).find(({ file }) => file.uri === uri);
    return (report?.diagnostics ?? []).map(({ rule }) => rule).sort();
}

const isAboutNodes = (rule: string): boolean => /^(?:pair|failover)\//.test(rule);

/** Findings on what a MASTER has and a BACKUP has not. */
const OF_MASTERS = new Set(['vrrp/nopreempt-with-master', 'vrrp/master-without-priority']);

describe.each(PEER_TEXTS)('the other side of $title', ({ text, theirs = [], held = [], said = [] }) => {
    it('leaves the rules about nodes nothing to say', () => {
        expect(rulesIn(pairOf(text), 'two.conf').filter(isAboutNodes)).toEqual(said);
        expect(rulesIn(pairOf(text), 'one.conf').filter(isAboutNodes)).toEqual([]);
    });

    it('has no finding of its own that this one does not have', () => {
        const files = pairOf(text);
        const own = (uri: string): readonly string[] =>
            rulesIn(files, uri).filter((rule) => !isAboutNodes(rule) && !OF_MASTERS.has(rule));
        expect(own('two.conf')).toEqual(own('one.conf'));
    });

    it.each(['2.2.7', '2.4.3'])('takes over, and yields, as keepalived %s elects', (release) => {
        const target = findTarget(release);
        if (target === undefined) throw new Error(release);
        const files = pairOf(text);
        const [cluster] = clustersOf(files, { ...strict, targets: [target] }, oneCluster(files));
        if (cluster === undefined) throw new Error('the two are no cluster');
        const { normal, single, bad } = failoverOf(cluster, 1);
        for (const { router, holders } of normal)
            expect(holders).toEqual([theirs.includes(router) ? 'two' : 'one']);
        expect(bad).toBe(0);
        const down = single.find(({ faults: [fault] }) => fault === 'one is down');
        expect(down?.outcomes.map(({ holders }) => holders)).toEqual(normal.map(() => ['two']));
        expect(down?.mended?.map(({ holders }) => holders)).toEqual(
            normal.map(({ router, holders }) => (held.includes(router) ? ['two'] : holders)),
        );
    });
});

const PLAIN = 'vrrp_instance A {\n    state MASTER\n    virtual_router_id 1\n    priority 100\n}\n';

describe('what is made for the other side', () => {
    it('keeps comments and layout', () => {
        const text = [
            '! mine',
            'vrrp_instance A {   # web',
            '\tstate  "MASTER"   ! here',
            '  priority 100 # high',
            '  mcast_src_ip 192.0.2.1 # mine',
            '  nopreempt',
            '}',
            '# end',
        ];
        expect(otherSide(text.join('\r\n')).split('\r\n')).toEqual([
            '! mine',
            'vrrp_instance A {   # web',
            '\tstate  "BACKUP"   ! here',
            '  priority 90 # high',
            '   # mine',
            '}',
            '# end',
        ]);
    });

    it('has the addresses of the other node wherever they stand', () => {
        const text = `bfd_instance b {
    neighbor_ip 192.0.2.2
    source_ip 192.0.2.1
}
static_ipaddress {
    192.0.2.1/24 dev eth0
}
vrrp_instance A {
    state MASTER
    interface eth0
    virtual_router_id 1
    priority 100
    unicast_src_ip 192.0.2.1
    unicast_peer {
        192.0.2.2
        192.0.2.3
    }
}
`;
        const swapped = text
            .replace('MASTER', 'BACKUP')
            .replace('priority 100', 'priority 90')
            .replace(/192\.0\.2\.[12]/g, (address) => (address.endsWith('1') ? '192.0.2.2' : '192.0.2.1'));
        expect(otherSide(text)).toBe(swapped);
        const made = backupSide(readingOf(text));
        expect('taken' in made && made.taken).toBe('192.0.2.2');
    });

    it('leaves what another file has, where only the name of the node is in it', () => {
        const files = { 'global.conf': 'global_defs {\n    router_id lb1\n}\n' };
        expect(otherSide(`include global.conf\n${PLAIN}`, files)).toBe(
            `include global.conf\n${PLAIN.replace('MASTER', 'BACKUP').replace('100', '90')}`,
        );
    });

    it.each<[string, string, string, Readonly<Record<string, string>>?]>([
        [
            'an included file decides',
            'vrrp_instance A {\n    include state.conf\n    priority 100\n}\n',
            '"state" stands in state.conf, which the other node includes as well',
            { 'state.conf': 'state MASTER\n' },
        ],
        [
            'a definition is for other things too',
            '$N=100\nvrrp_instance A {\n    state MASTER\n    virtual_router_id $N\n    priority $N\n}\n',
            'the text from which "priority" takes its value is used elsewhere too',
        ],
        [
            'a value is put together',
            '$N=1\nvrrp_instance A {\n    state MASTER\n    priority ${N}00\n}\n',
            '"priority" is put together from several parts',
        ],
        [
            'an id decides',
            'vrrp_instance A {\n    @x state BACKUP\n    @^x state MASTER\n    priority 100\n}\n',
            '"state" is for one configuration id ("@id"): the file has what each node is to have already',
        ],
        ['no priority is left', PLAIN.replace('100', '1'), 'no priority is left that is below the 1 of "A"'],
        [
            'nobody knows the own address',
            PLAIN.replace('}', '    interface eth0\n    unicast_peer {\n        192.0.2.2\n    }\n}'),
            '"A" does not say from which address it sends ("unicast_src_ip"), which the other side has to name as its peer',
        ],
        [
            'instances have different peers',
            ['A', 'B']
                .map((name, index) => {
                    const peers = `unicast_peer {\n        192.0.2.${index + 2}\n    }`;
                    return PLAIN.replace('A', name).replace(
                        '}',
                        `    interface eth0\n    unicast_src_ip 192.0.2.1\n    ${peers}\n}`,
                    );
                })
                .join(''),
            'the peers of "B" are not those that other instances with its address have',
        ],
        [
            'part of the text cannot be read',
            `include nowhere/*.conf\n${PLAIN}`,
            'not all of the configuration can be read',
            { 'nowhere/x': '' },
        ],
    ])('is not made where %s', (_, text, problem, files = {}) => {
        expect(otherSide(text, files)).toBe(`problem: ${problem}`);
    });
});

describe('any configuration', () => {
    /** What is wrong with the pair of a configuration and its other side; undefined where there is none. */
    function faultOf(text: string): string | undefined {
        const reading = readingOf(text);
        const made = hasBackupSide(reading) ? backupSide(reading) : undefined;
        if (made === undefined || 'problem' in made) return undefined;
        const node = (name: string, { bound, target }: typeof reading): ClusterNode => ({
            name,
            bound,
            target,
        });
        const nodes = [node('one', reading), node('two', readingOf(made.text))];
        for (const { members } of clusterOf(nodes).routers) {
            const name = members[0]?.instance.name ?? '';
            const [master, ...others] = members.filter(({ instance }) => instance.startsAsMaster);
            const priorities = new Set(members.map(({ instance }) => instance.effectivePriority));
            if (members.length !== 2) return `${name} is on one side only`;
            if (priorities.size < 2) return `${name} has one priority`;
            if (others.length > 0) return `${name} has two masters`;
            if (master !== undefined && strongest(members) !== master) return `${name} has a weak master`;
            if (!hearEachOther(members)) return `${name} is not heard`;
        }
        return undefined;
    }

    const texts = fixtureTexts();

    it('of the fixtures makes a pair with its other side', () => {
        const preferred = texts.filter((text) => hasBackupSide(readingOf(text)));
        expect(preferred.length).toBeGreaterThan(50);
        for (const text of preferred) expect(faultOf(text), text).toBeUndefined();
    });

    it('can be asked for its other side', () => {
        const short = texts.filter((text) => text.length < 3_000 && text.includes('MASTER'));
        fc.assert(
            fc.property(fc.oneof(soup, mutated(short)), (text) => {
                const made = backupSide(readingOf(text));
                if ('problem' in made) expect(made.problem).not.toBe('');
                else expect(made.text.split('\n').length).toBeLessThanOrEqual(text.split('\n').length + 5);
            }),
            { numRuns: 200, seed: propertySeed() },
        );
    });
});

describe('the name of the other node', () => {
    it.each([
        ['lb1', 'lb2'],
        ['lb2', 'lb1'],
        ['lb01.example.com', 'lb02.example.com'],
        ['node9', 'node10'],
        ['gw-master', 'gw-backup'],
        ['PRIMARY.site', 'SECONDARY.site'],
        ['web', 'web-backup'],
    ])('of %s is %s', (name, other) => {
        expect(peerName(name)).toBe(other);
    });
});

describe('the file of the other node', () => {
    it('stands beside that of this one, under a name that nothing has', () => {
        const taken = ['/etc/keepalived-backup.conf', '/etc/keepalived-backup-2.conf'];
        expect(backupName('/etc/keepalived.conf', () => false)).toBe('/etc/keepalived-backup.conf');
        expect(backupName('/etc/keepalived.conf', (uri) => taken.includes(uri))).toBe(
            '/etc/keepalived-backup-3.conf',
        );
        expect(backupName('/etc/x.d/node', () => false)).toBe('/etc/x.d/node-backup');
    });
});
