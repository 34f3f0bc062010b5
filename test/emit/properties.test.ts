import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostRequest } from '../../src/cluster/deployment.ts';
import { readDescription } from '../../src/config/deployment.ts';
import { faultText } from '../../src/config/structured.ts';
import { DISTRIBUTION_NAMES, habitsOf } from '../../src/emit/distributions.ts';
import { emit } from '../../src/emit/emit.ts';
import type { EmittedFile, Plan } from '../../src/emit/plan.ts';
import { planOf } from '../../src/emit/planned.ts';
import { FIREWALLS, METHODS } from '../../src/emit/spec/choices.ts';
import { readSpec } from '../../src/emit/spec/spec.ts';
import { listener } from '../../src/hosts/listening/listener.ts';
import { checkDeployment } from '../../src/service/deployment.ts';
import { formatFile } from '../../src/service/format.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { propertySeed } from '../support/texts.ts';

/** Schedulers of all kernels, of CentOS 7 too. */
const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'sed', 'nq', 'lblc', 'lblcr'] as const;

const host = (distribution: string, firewalls: readonly string[]): fc.Arbitrary<object> =>
    fc.record(
        {
            distribution: fc.constant(distribution),
            firewall: fc.constantFrom(...firewalls),
            network: fc.constantFrom(...habitsOf(distribution).networks),
        },
        { requiredKeys: ['distribution'] },
    );

const times = {
    interval: fc.integer({ min: 1, max: 60 }),
    timeout: fc.integer({ min: 1, max: 10 }),
    retries: fc.integer({ min: 0, max: 5 }),
    delay: fc.integer({ min: 1, max: 10 }),
};

const check: fc.Arbitrary<object> = fc.oneof(
    fc.record(
        { type: fc.constantFrom('tcp', 'smtp'), port: fc.integer({ min: 1, max: 65_535 }), ...times },
        { requiredKeys: ['type'] },
    ),
    fc.record(
        {
            type: fc.constantFrom('http', 'https'),
            path: fc.constantFrom('/', '/health?a=1'),
            status: fc.constantFrom(200, 301),
            host: fc.constant('www.example.com'),
            ...times,
        },
        { requiredKeys: ['type'] },
    ),
    fc.record(
        {
            type: fc.constant('dns'),
            name: fc.constant('example.com'),
            record: fc.constantFrom('A', 'AAAA', 'MX'),
            ...times,
        },
        { requiredKeys: ['type'] },
    ),
    fc.record(
        {
            type: fc.constant('script'),
            command: fc.constant('/usr/local/bin/check'),
            user: fc.constant('nobody'),
            ...times,
        },
        { requiredKeys: ['type', 'command'] },
    ),
);

/** Sound specs of all kinds: up to three directors and real servers, in one network of each family. */
const spec: fc.Arbitrary<object> = fc
    .record({
        families: fc.constantFrom(['inet'], ['inet6'], ['inet', 'inet6']),
        method: fc.constantFrom(...METHODS),
        directors: fc.integer({ min: 1, max: 3 }),
        servers: fc.integer({ min: 1, max: 3 }),
        services: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ families, method, directors, servers, services }) => {
        // A redirect is a rule, which somebody has to keep.
        const firewalls = method === 'redirect' ? FIREWALLS.filter((name) => name !== 'none') : FIREWALLS;
        const anyHost = fc.constantFrom(...DISTRIBUTION_NAMES).chain((name) => host(name, firewalls));
        const addressesOf = (number: number, withLength: boolean): readonly string[] =>
            families.map((family) =>
                family === 'inet'
                    ? `10.0.0.${number}${withLength ? '/24' : ''}`
                    : `2001:db8::${number}${withLength ? '/64' : ''}`,
            );
        const named = (
            kind: string,
            first: number,
            count: number,
            rest: fc.Arbitrary<object>,
        ): fc.Arbitrary<object[]> =>
            fc.tuple(...Array.from({ length: count }, () => rest)).map((all) =>
                all.map((each, index) => ({
                    name: `${kind}${index + 1}`,
                    address: addressesOf(first + index, kind === 'lb'),
                    ...each,
                })),
            );
        const service = (number: number): fc.Arbitrary<object> =>
            fc.record(
                {
                    address: fc.constantFrom(
                        ...families.map((family) =>
                            family === 'inet' ? `10.0.0.${100 + number}` : `2001:db8::${100 + number}`,
                        ),
                    ),
                    port: fc.integer({ min: 1, max: 65_535 }),
                    protocol: fc.constantFrom('tcp', 'udp'),
                    scheduler: fc.constantFrom(...SCHEDULERS),
                    persistence: fc.integer({ min: 1, max: 3600 }),
                    check,
                    inhibitOnFailure: fc.boolean(),
                },
                { requiredKeys: ['address', 'port'] },
            );
        const onlyInet6 = families.every((family) => family === 'inet6');
        const vrrp = fc.record(
            {
                id: fc.integer({ min: 1, max: 255 }),
                interval: fc.integer({ min: 1, max: 5 }),
                ...(directors > 1 ? { adverts: fc.constantFrom('multicast', 'unicast') } : {}),
            },
            { requiredKeys: ['id'] },
        );
        const base = {
            method: fc.constant(method),
            vrrp,
            directors: named('lb', 1, directors, anyHost).map((all) =>
                all.map((each) => ({ interface: 'eth0', ...each })),
            ),
            services: fc.tuple(...Array.from({ length: services }, (_, number) => service(number))),
            realServers: named('web', 50, servers, anyHost),
        };
        const failBack = fc.constantFrom('never', 'immediately', 'after 90');
        const whole = directors > 1 ? fc.record({ ...base, failBack }) : fc.record(base);
        // A service needs all addresses to be of its family only, so that those of one family get a password, too.
        return onlyInet6
            ? whole
            : fc
                  .tuple(whole, fc.constantFrom({}, { password: 'sesame' }))
                  .map(([each, more]) =>
                      each.services.some((one) => 'address' in one && String(one.address).startsWith('10.'))
                          ? { ...each, vrrp: { ...each.vrrp, ...more } }
                          : each,
                  );
    });

function planFor(written: object): Plan {
    const file = createSourceFile('spec.yaml', JSON.stringify(written, undefined, 2));
    const result = readSpec(file);
    if (!result.ok) throw new Error(result.faults.map((fault) => faultText(file, fault)).join('\n'));
    const { password } = result.spec.vrrp;
    return planOf(result.spec, typeof password === 'string' ? password : undefined);
}

/** The hosts of a set, as its description has them. */
function hostsOf(files: readonly EmittedFile[]): readonly HostRequest[] {
    const byPath = new Map(files.map((each) => [each.path, each.text]));
    const file = createSourceFile('deployment.yaml', byPath.get('deployment.yaml') ?? '');
    const description = readDescription(file);
    if (!description.ok)
        throw new Error(description.faults.map((fault) => faultText(file, fault)).join('\n'));
    return description.hosts.map(
        ([name, { role, addresses = [], files: own = {}, listens = [], firewall }]) => {
            const place = { file, span: description.spanOf(['hosts', name], 'key') };
            return {
                name,
                addresses,
                place,
                ...(role === undefined ? {} : { role }),
                ...(firewall === undefined ? {} : { firewall }),
                listens: listens.flatMap((text) => {
                    const [port, protocol] = text.split('/');
                    return (
                        listener('*', Number(port), {
                            protocol: protocol === 'udp' ? 'udp' : 'tcp',
                            place,
                        }) ?? []
                    );
                }),
                files: Object.entries(own).map(([path, entry]) => ({
                    path,
                    file: createSourceFile(entry, byPath.get(entry) ?? ''),
                })),
            };
        },
    );
}

describe('whatever spec is emitted', () => {
    const options = { numRuns: 150, seed: propertySeed() };

    it('kalint has nothing to say about the set', () => {
        fc.assert(
            fc.property(spec, (written) => {
                const plan = planFor(written);
                const targets = new Map(plan.directors.map(({ name, target }) => [name, target]));
                const reports = checkDeployment(hostsOf(emit(plan)), ({ uri }) => ({
                    ...DEFAULT_SETTINGS,
                    targets: [targets.get(uri.replace(/\/.*/s, '')) ?? DEFAULT_SETTINGS.targets[0]].flatMap(
                        (each) => each ?? [],
                    ),
                }));
                const said = reports.flatMap(({ file, diagnostics }) =>
                    diagnostics.map(({ rule, message }) => `${file.uri}: ${rule}: ${message}`),
                );
                expect(said).toEqual([]);
                expect(reports.flatMap(({ configTest }) => Object.values(configTest))).not.toContain('fails');
            }),
            options,
        );
    });

    it('configurations are in their layout, and the same spec gives the same files', () => {
        fc.assert(
            fc.property(spec, (written) => {
                const files = emit(planFor(written));
                expect(emit(planFor(written))).toEqual(files);
                expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
                for (const { path, text } of files.filter((each) => each.path.endsWith('keepalived.conf'))) {
                    const result = formatFile(createSourceFile(path, text));
                    expect(result).toMatchObject({ kind: 'formatted', file: { text }, skipped: [] });
                }
            }),
            { ...options, numRuns: 60 },
        );
    });
});
