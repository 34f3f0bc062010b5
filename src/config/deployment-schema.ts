/** The JSON Schema of the description of a deployment; `npm run docs` writes it to `schemas/kalint.deployment.json`. */

const NAME = { type: 'string', minLength: 1 } as const;

/** What a host may be: one that runs keepalived, or one that keepalived sends connections to. */
export const ROLES = ['director', 'real-server'] as const;

/** A port with its protocol. */
export const LISTENS = /^([1-9]\d{0,4})\/(tcp|udp)$/;

/** The schema, draft 7. */
export const DEPLOYMENT_SCHEMA = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Description of a deployment for kalint',
    type: 'object',
    properties: {
        $schema: { description: 'The schema of this file, for editors.', type: 'string' },
        hosts: {
            description: 'The hosts, by their names.',
            type: 'object',
            additionalProperties: {
                type: 'object',
                properties: {
                    role: {
                        description: 'What the host is. One with a keepalived.conf is a director anyway.',
                        enum: ROLES,
                    },
                    addresses: {
                        description: 'Addresses of its own, without a prefix length.',
                        type: 'array',
                        uniqueItems: true,
                        items: NAME,
                    },
                    root: {
                        description:
                            'The folder that mirrors the files of the host (etc/sysctl.conf is its /etc/sysctl.conf), ' +
                            'relative to the folder of this file.',
                        ...NAME,
                    },
                    files: {
                        description:
                            'Single files by their path on the host, relative to the folder of this file; they go ' +
                            'before those of root.',
                        type: 'object',
                        additionalProperties: NAME,
                    },
                    listens: {
                        description:
                            'Ports on which something listens at all addresses, where no file tells: 80/tcp.',
                        type: 'array',
                        uniqueItems: true,
                        items: {
                            type: 'string',
                            pattern: LISTENS.source,
                            'x-expected': 'a port and its protocol, as in 80/tcp',
                        },
                    },
                    firewall: {
                        description: 'Says of a host without a file of a firewall that it has none.',
                        enum: ['none'],
                    },
                    configId: {
                        description:
                            'The configuration id for which the host reads its keepalived.conf (-i).',
                        ...NAME,
                    },
                },
                additionalProperties: false,
            },
        },
    },
    required: ['hosts'],
    additionalProperties: false,
} as const;
