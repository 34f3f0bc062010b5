import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { checkSettingsOf } from '../../src/config/check-settings.ts';
import { type Configuration, readConfig } from '../../src/config/configuration.ts';
import { CONFIG_SCHEMA } from '../../src/config/schema.ts';
import { type Settings, settingsOf, targetsOf } from '../../src/config/settings.ts';
import { networkedNodes } from '../../src/config/values.ts';
import { RULES } from '../../src/rules/index.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** The configuration in a text of the folder `/c`. */
function configOf(text: string): Configuration {
    const result = readConfig(createSourceFile('c.yaml', text), '/c');
    if (!result.ok) throw new Error(result.faults.join('\n'));
    return result.config;
}

/** What is wrong with a text. */
function faultsOf(text: string): readonly string[] {
    const result = readConfig(createSourceFile('c.yaml', text), '/c');
    return result.ok ? [] : result.faults;
}

/** What holds for the file `path`. */
function settingsFor(text: string, path = 'a.conf'): Settings {
    return settingsOf(configOf(text).layersFor(path));
}

describe('a configuration', () => {
    it('without a word leaves everything as it is', () => {
        const { rules, ...plain } = settingsFor('');
        expect(Object.values(plain).every(({ from }) => from === 'default')).toBe(true);
        expect(rules.size).toBe(0);
        expect(checkSettingsOf(settingsFor(''))).toEqual({
            targets: targetsOf([], []),
            preset: 'recommended',
            configIds: [],
        });
    });

    it.each<[string, Exclude<keyof Settings, 'rules'>, unknown, number]>([
        ['targets: [debian-12, 2.0.10]', 'targets', ['debian-12', '2.0.10'], 1],
        ['features: [iptables, no-snmp]', 'features', ['iptables', 'no-snmp'], 1],
        ['configIds: [lb1]', 'configIds', ['lb1'], 1],
        ['preset: strict', 'preset', 'strict', 1],
        ['root: ./host', 'root', '/c/./host', 1],
        ['root: /srv', 'root', '/srv', 1],
        ['failOn: never', 'failOn', 'never', 1],
        ['format:\n  indent: tab', 'indent', 'tab', 2],
        ['format: {\n  maxBlankLines: 0}', 'maxBlankLines', 0, 2],
    ])('says %j', (text, name, value, line) => {
        expect(settingsFor(text)[name]).toEqual({ value, from: `c.yaml:${line}` });
    });

    it('may name its schema', () => {
        expect(faultsOf('{"$schema": "./schemas/kalint.config.json"}')).toEqual([]);
    });

    it.each([
        ['tragets: []', 'c.yaml:1:1: tragets: unknown key (did you mean "targets"?)'],
        ['targets: []', 'c.yaml:1:10: targets: is empty'],
        [
            'targets: [debain-12]',
            'c.yaml:1:11: targets[0]: unknown target "debain-12" (did you mean "debian-12"?)',
        ],
        [
            'features: [no-iptable]',
            'c.yaml:1:12: features[0]: unknown feature "no-iptable" (did you mean "no-iptables"?)',
        ],
        ['configIds: [1]', 'c.yaml:1:13: configIds[0]: is 1, not a text'],
        ['preset: loud', 'c.yaml:1:9: preset: is "loud", not recommended or strict'],
        [
            'rules:\n  vrrp/no-adress: off',
            'c.yaml:2:3: rules.vrrp/no-adress: unknown rule (did you mean "vrrp/no-address"?)',
        ],
        ['rules: {vrp/*: off}', 'c.yaml:1:9: rules.vrp/*: unknown rule (did you mean "vrrp/*"?)'],
        [
            'rules: {vrrp/*: warn}',
            'c.yaml:1:17: rules.vrrp/*: is "warn", not off, info, warning, error or on',
        ],
        ['overrides: [{preset: strict}]', 'c.yaml:1:13: overrides[0]: lacks "files"'],
        ['overrides: [{files: []}]', 'c.yaml:1:21: overrides[0].files: is empty'],
        ['overrides: [{files: [a], root: b}]', 'c.yaml:1:26: overrides[0].root: unknown key'],
        [
            'files: [/a]',
            'c.yaml:1:9: files[0]: is "/a", not a pattern relative to the folder of the configuration',
        ],
        ['ignore: [""]', 'c.yaml:1:10: ignore[0]: is empty'],
        ['root: ""', 'c.yaml:1:7: root: is empty'],
        ['nodes: [{name: a}]', 'c.yaml:1:9: nodes[0]: lacks "file"'],
        ['nodes: [{name: a, file: a, id: b}]', 'c.yaml:1:28: nodes[0].id: unknown key'],
        [
            'nodes: [{name: a, file: b}, {name: a, file: c}]',
            'c.yaml:1:36: nodes[1].name: "a" is the name of another node',
        ],
        ['pairs: [[a]]', 'c.yaml:1:9: pairs[0]: has fewer than 2 entries'],
        ['pairs: [[a, a]]', 'c.yaml:1:13: pairs[0][1]: stands in the list twice'],
        [
            'nodes: [{name: lb1, file: b}]\npairs: [[lb1, lb22]]',
            'c.yaml:2:15: pairs[0][1]: unknown node "lb22" (did you mean "lb1"?)',
        ],
        ['networks: [a]', 'c.yaml:1:11: networks: is a list, not a mapping'],
        ['networks: {dmz: [a]}', 'c.yaml:1:17: networks.dmz: has fewer than 2 entries'],
        ['networks: {dmz: [a, b, a]}', 'c.yaml:1:24: networks.dmz[2]: stands in the list twice'],
        [
            'nodes: [{name: lb1, file: b}]\nnetworks:\n  dmz: [lb1, lb22]',
            'c.yaml:3:14: networks.dmz[1]: unknown node "lb22" (did you mean "lb1"?)',
        ],
        ['format: {indent: 0}', 'c.yaml:1:18: format.indent: is 0, not 1 to 16, or tab'],
        ['format: {maxBlankLines: 1.5}', 'c.yaml:1:25: format.maxBlankLines: is 1.5, not 0 to 99'],
        ['failOn: errors', 'c.yaml:1:9: failOn: is "errors", not config-test, error, warning or never'],
    ])('is refused for %j', (text, fault) => {
        expect(faultsOf(text)).toEqual([fault]);
    });

    it('knows nodes and pairs', () => {
        const { nodes, pairs } = configOf(
            'nodes:\n  - {name: a, file: a.conf}\n  - {name: b, file: b.conf, configId: lb2}\npairs: [[a, b]]\n',
        );
        expect(JSON.parse(JSON.stringify({ nodes, pairs }))).toEqual({
            nodes: [
                { name: 'a', file: 'a.conf' },
                { name: 'b', file: 'b.conf', configId: 'lb2' },
            ],
            pairs: [['a', 'b']],
        });
    });

    it('knows networks, and which of their nodes are pairs', () => {
        const names = ['a', 'b', 'c', 'd', 'e'];
        const config = configOf(
            `nodes: [${names.map((name) => `{name: ${name}, file: ${name}}`).join(', ')}]\n` +
                'pairs: [[a, b], [d, e], [b, c]]\nnetworks: {front: [e, c, a, d], back: [a, b]}\n',
        );
        const parties = networkedNodes(config).map((network) =>
            network.map((nodes) => nodes.map(({ name }) => name).join(' ')),
        );
        // By way of b, a and c are of one party, though b is not in the first network.
        expect(parties).toEqual([['e d', 'c a'], ['a b']]);
    });
});

describe('overrides', () => {
    const text = `
preset: strict
targets: [debian-12]
overrides:
  - files: [old/**, ./b.conf]
    targets: [centos-7]
    preset: recommended
  - files: ["**/x*.conf"]
    targets: [rhel-8]
    features: [no-snmp]
    configIds: [x]
    format: {indent: 2}
`;

    it('hold for the files that they name, a later one before an earlier one', () => {
        const of = (path: string) => {
            const { targets, preset } = settingsFor(text, path);
            return [targets.value[0], preset.value];
        };
        expect(of('a.conf')).toEqual(['debian-12', 'strict']);
        expect(of('b.conf')).toEqual(['centos-7', 'recommended']);
        expect(of('old/.hidden/c.conf')).toEqual(['centos-7', 'recommended']);
        expect(of('old/x.conf')).toEqual(['rhel-8', 'recommended']);
        expect(of('x.conf')).toEqual(['rhel-8', 'strict']);
        expect(of('../x.conf')).toEqual(['debian-12', 'strict']);
    });

    it('are where a setting is from', () => {
        const { targets, preset, features, configIds, indent } = settingsFor(text, 'old/x.conf');
        expect(targets.from).toBe('overrides[1] (line 9)');
        expect(preset.from).toBe('overrides[0] (line 7)');
        expect([features, configIds, indent].map(({ value }) => value)).toEqual([['no-snmp'], ['x'], 2]);
        expect(indent.from).toBe('overrides[1] (line 12)');
    });
});

describe('rules', () => {
    const levels = (text: string, path?: string) =>
        checkSettingsOf(settingsFor(text, path)).rules ?? new Map<string, string>();

    it('of an area are all of it', () => {
        const off = [...levels('rules: {lvs/*: off}').keys()];
        expect(off).toEqual(RULES.map(({ meta }) => meta.id).filter((id) => id.startsWith('lvs/')));
    });

    it('go before their area, whichever is written first', () => {
        for (const text of ['{lvs/*: off, lvs/port-missing: info}', '{lvs/port-missing: info, lvs/*: off}']) {
            const all = levels(`rules: ${text}`);
            expect([all.get('lvs/port-missing'), all.get('lvs/port-mismatch')]).toEqual(['info', 'off']);
        }
    });

    it('of an override go before those above, an area of it also before a rule', () => {
        const text = `
rules: {lvs/port-missing: info, lvs/port-mismatch: error}
overrides:
  - files: [a.conf]
    rules: {lvs/*: off, lvs/port-mismatch: on}
`;
        const all = levels(text);
        expect([all.get('lvs/port-missing'), all.get('lvs/port-mismatch')]).toEqual(['off', 'on']);
        expect(levels(text, 'b.conf').size).toBe(2);
        const from = settingsFor(text).rules;
        expect(from.get('lvs/*')?.from).toBe('overrides[0] (line 5)');
        expect(from.has('lvs/port-missing')).toBe(false);
    });
});

describe('what a walk takes', () => {
    it('is more by files, names that begin with a dot too', () => {
        const { isFurther } = configOf('files: ["conf.d/*.inc", ./x.kad]');
        expect(['conf.d/a.inc', 'conf.d/.a.inc', 'x.kad'].every(isFurther)).toBe(true);
        expect(['conf.d/b/a.inc', 'a.inc', 'y/x.kad'].some(isFurther)).toBe(false);
    });

    it('is less by ignore, with all that lies in a folder', () => {
        const { isIgnored } = configOf('ignore: [archive, "**/*.old.conf", "gen/**"]');
        expect(['archive', 'archive/a/b.conf', 'x/y.old.conf', 'gen/a.conf'].every(isIgnored)).toBe(true);
        expect(['archive2', 'x/archive', 'y.conf'].some(isIgnored)).toBe(false);
    });
});

describe('the schema', () => {
    it('is one, and describes each key', () => {
        const ajv = new Ajv({ strict: true, strictTypes: false });
        ajv.addVocabulary(['x-noun', 'x-expected']);
        expect(ajv.validateSchema(CONFIG_SCHEMA)).toBe(true);
        const { properties } = CONFIG_SCHEMA;
        const all = [
            ...Object.values(properties),
            ...Object.values(properties.overrides.items.properties),
            ...Object.values(properties.nodes.items.properties),
            ...Object.values(properties.format.properties),
        ];
        expect(all.every(({ description }) => description.length > 10)).toBe(true);
    });
});
