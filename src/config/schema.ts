/** The JSON Schema of the configuration file; `npm run docs` writes it to `schemas/kalint.config.json`. */
import { FEATURES } from '../../grammar/schema/features.ts';
import { FORMAT_LIMITS } from '../format/options.ts';
import { RULE_IDS, areaOf } from '../rules/ids.ts';
import { targetNames } from '../schema/targets.ts';
import { FAIL_ON, PRESETS, RULE_LEVELS } from './values.ts';

const areas = [...new Set(RULE_IDS.map((id) => `${areaOf(id)}/*`))].sort();
const ruleIds = [...RULE_IDS].sort();

/** A list of globs; what an absolute one should match is not below the configuration. */
const GLOBS = {
    type: 'array',
    items: {
        type: 'string',
        minLength: 1,
        maxLength: 1000,
        pattern: '^(?!/)',
        'x-expected': 'a pattern relative to the folder of the configuration',
    },
} as const;

const NAME = { type: 'string', minLength: 1 } as const;

/** What may stand at the top and in an override. */
const FOR_FILES = {
    targets: {
        description:
            'Releases (2.2.7) and distributions (debian-12) to check for. Default: the newest release.',
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { enum: targetNames(), 'x-noun': 'target' },
    },
    features: {
        description:
            'Build features that the targets have (iptables) or lack (no-snmp) unlike their distribution.',
        type: 'array',
        uniqueItems: true,
        items: { enum: FEATURES.flatMap((name) => [name, `no-${name}`]), 'x-noun': 'feature' },
    },
    configIds: {
        description: 'Configuration ids to read for (-i of keepalived). Default: each that a file names.',
        type: 'array',
        uniqueItems: true,
        items: NAME,
    },
    preset: {
        description: 'How much is said: recommended is quiet, strict adds taste and site policy.',
        enum: PRESETS,
    },
    rules: {
        description:
            'What becomes of a rule, or of a whole area (vrrp/*): off silences it, on turns it on with its own ' +
            'severity, info, warning and error turn it on with that one. A rule by its id goes before its area.',
        type: 'object',
        'x-noun': 'rule',
        propertyNames: { enum: [...areas, ...ruleIds] },
        additionalProperties: { enum: RULE_LEVELS },
    },
    format: {
        description: 'The layout that kalint fmt makes.',
        type: 'object',
        properties: {
            indent: {
                description: 'Spaces for each level, or "tab".',
                enum: [...Array.from({ length: FORMAT_LIMITS.indent }, (_, index) => index + 1), 'tab'],
                'x-expected': `1 to ${FORMAT_LIMITS.indent}, or tab`,
            },
            maxBlankLines: {
                description: 'How many empty lines may follow one another.',
                type: 'integer',
                minimum: 0,
                maximum: FORMAT_LIMITS.maxBlankLines,
                'x-expected': `0 to ${FORMAT_LIMITS.maxBlankLines}`,
            },
        },
        additionalProperties: false,
    },
} as const;

/** The schema, draft 7. */
export const CONFIG_SCHEMA = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of kalint',
    type: 'object',
    properties: {
        $schema: { description: 'The schema of this file, for editors.', type: 'string' },
        ...FOR_FILES,
        overrides: {
            description: 'Settings for some files only; a later entry goes before an earlier one.',
            type: 'array',
            items: {
                type: 'object',
                properties: {
                    files: {
                        description:
                            'Patterns of the files that it is for, relative to the folder of this file.',
                        ...GLOBS,
                        minItems: 1,
                    },
                    ...FOR_FILES,
                },
                required: ['files'],
                additionalProperties: false,
            },
        },
        files: {
            description: 'Patterns of further files that are checked where a folder is named.',
            ...GLOBS,
        },
        ignore: {
            description: 'Patterns of files and folders that are left out where a folder is named.',
            ...GLOBS,
        },
        root: {
            description:
                'The folder that stands for / in include lines, relative to the folder of this file.',
            ...NAME,
        },
        nodes: {
            description: 'The nodes of the cluster, and which file is the configuration of which.',
            type: 'array',
            items: {
                type: 'object',
                properties: {
                    name: { description: 'What the node is called.', ...NAME },
                    file: { description: 'Its configuration, relative to the folder of this file.', ...NAME },
                    configId: { description: 'The configuration id for which the node reads it.', ...NAME },
                },
                required: ['name', 'file'],
                additionalProperties: false,
            },
        },
        pairs: {
            description: 'Which nodes back each other up: lists of names of nodes.',
            type: 'array',
            items: { type: 'array', minItems: 2, uniqueItems: true, items: NAME },
        },
        networks: {
            description:
                'Which nodes share a layer-2 network, so that they hear the adverts of each other: lists of names of ' +
                'nodes, by what the network is called. Those that are no pair are held against each other.',
            type: 'object',
            additionalProperties: { type: 'array', minItems: 2, uniqueItems: true, items: NAME },
        },
        deployments: {
            description:
                'Deployments to which files below belong, as check --deployment takes them; editors judge these ' +
                'files together with those of the other hosts.',
            type: 'array',
            items: NAME,
        },
        failOn: { description: 'What makes the exit status of a check 1.', enum: FAIL_ON },
    },
    additionalProperties: false,
} as const;
