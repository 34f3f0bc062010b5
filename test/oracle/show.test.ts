/** Compares the values that `kalint show` gives with those that the daemon itself writes down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/schema/targets.ts';
import { type ShownItem, showFile } from '../../src/service/show.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { type Dumped, daemonDump, partsOf } from './daemon-dump.ts';
import { programs, skipNote } from './programs.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The things of one kind in a text, for a target. */
function shown(text: string, target: string, list: string): readonly ShownItem[] {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    const { lists } = showFile(createSourceFile('keepalived.conf', text), { target: found });
    return lists.find(({ name }) => name === list)?.items ?? [];
}

function valueOf({ facts }: Pick<ShownItem, 'facts'>, name: string): string | number | boolean | undefined {
    const value = facts.find((each) => each.name === name)?.value;
    return typeof value === 'object' ? value.join(' ') : value;
}

/** A time that the daemon gives in one of its units, in seconds. */
function seconds(text: string | undefined): number {
    const [, number = '', unit = 's'] = /^([\d.]+) ?(\S*)/.exec(text ?? '') ?? [];
    const scale = { usecs: 1e6, us: 1e6, 'milli-sec': 1e3 }[unit] ?? 1;
    return Number(number) / scale;
}

const isEnabled = (text: string | undefined): boolean => text === 'enabled';

/** What the daemon calls the values of a virtual router, and how it writes them. */
const ROUTER: readonly (readonly [string, (values: Dumped) => unknown])[] = [
    ['interface', (values) => values.get('Interface')],
    ['virtualRouterId', (values) => Number(values.get('Virtual Router ID'))],
    ['version', (values) => Number(values.get('VRRP Version'))],
    ['priority', (values) => Number(values.get('Priority'))],
    ['advertInterval', (values) => seconds(values.get('Advert interval'))],
    ['downTimerAdverts', (values) => Number(values.get('Down timer adverts'))],
    ['preempt', (values) => isEnabled(values.get('Preempt'))],
    ['accept', (values) => isEnabled(values.get('Accept'))],
    ['promoteSecondaries', (values) => isEnabled(values.get('Promote_secondaries'))],
    ['garpMasterDelay', (values) => Number(values.get('Gratuitous ARP delay'))],
    ['garpMasterRepeat', (values) => Number(values.get('Gratuitous ARP repeat'))],
    ['garpMasterRefresh', (values) => Number(values.get('Gratuitous ARP refresh'))],
    ['garpMasterRefreshRepeat', (values) => Number(values.get('Gratuitous ARP refresh repeat'))],
    ['garpLowerPrioDelay', (values) => Number(values.get('Gratuitous ARP lower priority delay'))],
    ['garpLowerPrioRepeat', (values) => Number(values.get('Gratuitous ARP lower priority repeat'))],
];

/** A router by the daemon's word. What tracking has made of the priority moves the down timer; then it is left out. */
function byDaemon(values: Dumped): Record<string, unknown> {
    const isMoved = values.get('Effective priority') !== values.get('Priority');
    return {
        ...Object.fromEntries(ROUTER.map(([name, from]) => [name, from(values)])),
        masterDownInterval: isMoved ? undefined : seconds(values.get('Master down timer')),
        authentication:
            { SIMPLE_PASSWORD: 'PASS', IPSEC_AH: 'AH' }[values.get('Authentication type') ?? ''] ?? 'none',
        syncGroup: values.get('Sync group'),
        preemptDelay: values.has('Preempt delay') ? seconds(values.get('Preempt delay')) : undefined,
    };
}

function byKalint(item: ShownItem, values: Dumped): Record<string, unknown> {
    const own = (name: string): unknown => valueOf(item, name);
    const isMoved = values.get('Effective priority') !== values.get('Priority');
    return {
        ...Object.fromEntries(ROUTER.map(([name]) => [name, own(name)])),
        masterDownInterval: isMoved ? undefined : own('masterDownInterval'),
        authentication: own('authentication'),
        syncGroup: own('syncGroup'),
        preemptDelay: own('preemptDelay'),
    };
}

const FILES = ['fixtures/show/routers.conf', 'fixtures/show/pair.conf', 'test/oracle/accepted/pair.conf'];

describe.skipIf(programs.length === 0)(`virtual routers${skipNote(programs.length > 0)}`, () => {
    const runs = programs.flatMap((program) =>
        FILES.map((file) => ({ program, file, release: program.release })),
    );

    it.for(runs)('run with $release as they are shown: $file', async ({ program, file }) => {
        const text = read(file);
        const dump = await daemonDump(program, text);
        const parts = partsOf(dump.slice(0, dump.indexOf('VRRP Sockpool')), /^ VRRP Instance = (.*)$/);
        const items = shown(text, program.target, 'virtualRouters');
        expect(items.length).toBeGreaterThan(0);
        expect(parts.map(({ head }) => head)).toEqual(items.map(({ name }) => name));
        items.forEach((item, index) => {
            const values: Dumped = parts[index]?.values ?? new Map<string, string>();
            expect({ name: item.name, ...byKalint(item, values) }).toEqual({
                name: item.name,
                ...byDaemon(values),
            });
            const priority = Number(values.get('Effective priority'));
            const range = String(valueOf(item, 'priorityRange') ?? valueOf(item, 'priority'));
            const [lowest = 0, highest = lowest] = range.split(' ').map(Number);
            expect(priority).toBeGreaterThanOrEqual(lowest);
            expect(priority).toBeLessThanOrEqual(highest);
        });
    });

    it.for([...programs])('and their scripts with $release', async (program) => {
        const text = read('fixtures/show/routers.conf');
        const parts = partsOf(await daemonDump(program, text), /^ VRRP Script = (.*)$/);
        const theirs = parts.map(({ head, values }) => ({
            name: head,
            interval: seconds(values.get('Interval')),
            // None of its own stands for the interval.
            timeout: seconds(values.get('Timeout')) || seconds(values.get('Interval')),
            weight: Number(values.get('Weight')),
            rise: Number(values.get('Rise')),
            fall: Number(values.get('Fall')),
        }));
        const ours = shown(text, program.target, 'scripts').map((item) => ({
            name: item.name,
            ...Object.fromEntries(
                ['interval', 'timeout', 'weight', 'rise', 'fall'].map((name) => [name, valueOf(item, name)]),
            ),
        }));
        expect(ours.length).toBe(2);
        expect(ours).toEqual(theirs);
    });
});

/**
 * What 2.2.7 wrote of `fixtures/show/farm.conf`. It ran where the kernel has no IPVS, and was told that each
 * of its calls to that had succeeded; so no test needs the kernel to have it.
 */
describe('virtual servers', () => {
    const dump = read('fixtures/show/farm.dump');
    const services = shown(read('fixtures/show/farm.conf'), '2.2.7', 'virtualServers');
    const lvs = dump.slice(0, dump.indexOf('Health checkers'));
    const inside = (item: ShownItem, list: string): readonly ShownItem[] =>
        item.lists.find(({ name }) => name === list)?.items ?? [];

    it('are shown as the daemon wrote them down', () => {
        const parts = partsOf(lvs, /^ -+< (Virtual server) >/);
        const theirs = parts.map(({ values }) => {
            const persistence = values.get('persistence timeout');
            return {
                family: values.get('Address family') === 'inet' ? 'IPv4' : 'IPv6',
                protocol: values.get('protocol'),
                scheduler: values.get('lvs_sched'),
                forwarding: values.get('default forwarding method'),
                delayLoop: Number(values.get('delay_loop')),
                connectTimeout: Number(values.get('connection timeout')),
                quorum: Number(values.get('quorum')),
                hysteresis: Number(values.get('hysteresis')),
                persistenceTimeout: persistence === undefined ? undefined : Number(persistence),
            };
        });
        const names = Object.keys(theirs[0] ?? {});
        const ours = services.map((item) =>
            Object.fromEntries(names.map((name) => [name, valueOf(item, name)])),
        );
        expect(ours.length).toBe(3);
        expect(ours).toEqual(theirs);
    });

    it('have the servers that the daemon wrote down', () => {
        const theirs = partsOf(lvs, /^ {3}-+< (Real server) >/).map(({ values }) => ({
            weight: Number(values.get('WEIGHT')?.split(' ')[0]),
            forwarding: values.get('forwarding method'),
        }));
        const ours = services
            .flatMap((item) => inside(item, 'realServers'))
            .map((item) => ({ weight: valueOf(item, 'weight'), forwarding: valueOf(item, 'forwarding') }));
        expect(ours.length).toBe(5);
        expect(ours).toEqual(theirs);
    });

    it('have the checkers that the daemon wrote down', () => {
        const checkers = dump.slice(dump.indexOf('Health checkers'));
        const theirs = partsOf(checkers, /^ (\S.*) -> /).map(({ values }) => {
            const retry = Number(values.get('Retries'));
            const timeout = values.get('Timeout');
            return {
                name: values.get('Keepalive method')?.split(',')[0],
                connectTimeout: timeout === undefined ? undefined : Number(timeout),
                delayLoop: seconds(values.get('Delay loop')),
                retry,
                delayBeforeRetry: retry === 0 ? undefined : seconds(values.get('Delay before retry')),
                warmup: seconds(values.get('Warmup')),
            };
        });
        const names = Object.keys(theirs[0] ?? {}).filter((name) => name !== 'name');
        const ours = services
            .flatMap((item) => inside(item, 'realServers'))
            .flatMap((item) => inside(item, 'checkers'))
            .map((item) => ({
                name: item.name,
                ...Object.fromEntries(names.map((name) => [name, valueOf(item, name)])),
            }));
        expect(ours.length).toBe(9);
        expect(ours).toEqual(theirs);
    });
});
