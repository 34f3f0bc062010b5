/** What systemd is told: which services start with the host, and what keepalived waits for. */
import type { Plan, PlannedFile } from '../plan.ts';
import { comment } from './comment.ts';
import { UNITS } from './names.ts';

const WAITING = `${comment('keepalived needs its interface and its own address, so the network comes first.')}[Unit]
Wants=network-online.target
After=network-online.target
`;

/** What is added to the unit of keepalived on a director. */
export function keepalivedDropIn({ name }: Plan): PlannedFile {
    return {
        path: `${UNITS}/keepalived.service.d/${name}.conf`,
        text: WAITING,
        mode: 0o644,
        how: 'install',
    };
}

/** Which services start with the host: those of `enabled`, and not those of `disabled`. */
export function presetFile(
    { name }: Plan,
    enabled: readonly string[],
    disabled: readonly string[],
): PlannedFile {
    const lines = [...enabled.map((unit) => `enable ${unit}`), ...disabled.map((unit) => `disable ${unit}`)];
    return {
        path: `${UNITS}-preset/80-${name}.preset`,
        text: `${comment('What starts with this host, and what must not.')}${lines.join('\n')}\n`,
        mode: 0o644,
        how: 'install',
    };
}

/** A unit that runs commands once when the host starts, and others when it is stopped. */
export function onceUnit(
    unit: string,
    description: string,
    {
        order = [],
        start,
        stop,
    }: {
        readonly order?: readonly string[];
        /** Lines of `[Service]`. */
        readonly start: readonly string[];
        readonly stop: readonly string[];
    },
): PlannedFile {
    const text = [
        '[Unit]',
        `Description=${description}`,
        ...order,
        '',
        '[Service]',
        'Type=oneshot',
        'RemainAfterExit=yes',
        ...start,
        ...stop,
        '',
        '[Install]',
        'WantedBy=multi-user.target',
        '',
    ];
    return { path: `${UNITS}/${unit}`, text: text.join('\n'), mode: 0o644, how: 'install' };
}
