/** The same text as one file and as many, and runs over them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of each of the many files. */
const LINES = 50;

/** A file of its own: an instance and two virtual servers that nobody else has; a few have a fault. */
function textOf(number) {
    const [third, fourth] = [number >> 8, number & 255];
    const test = number % 10 === 0 ? 'TCP_CHEK' : 'TCP_CHECK';
    const server = (net) => [
        `virtual_server 10.${net + third}.${fourth}.1 80 {`,
        '    delay_loop 6',
        '    lvs_sched rr',
        '    lvs_method NAT',
        '    protocol TCP',
        ...[1, 2].flatMap((last) => [
            `    real_server 10.${net + third}.${fourth}.${100 + last} 80 {`,
            '        weight 1',
            `        ${test} {`,
            '            connect_timeout 3',
            '        }',
            '    }',
        ]),
        '}',
    ];
    const lines = [
        `vrrp_instance VI_${number} {`,
        '    state BACKUP',
        `    interface eth${number}`,
        `    virtual_router_id ${(number % 255) + 1}`,
        '    priority 100',
        '    virtual_ipaddress {',
        `        10.${third}.${fourth}.1/24`,
        '    }',
        '}',
        ...server(64),
        ...server(128),
    ];
    while (lines.length < LINES) lines.push('# end');
    return `${lines.join('\n')}\n`;
}

/** Writes so many files below `folder`/many, and all of their text into `folder`/one.conf. */
export function writeFiles(folder, count) {
    const texts = Array.from({ length: count }, (_, number) => textOf(number));
    for (const [number, text] of texts.entries()) {
        const own = join(folder, 'many', `host-${number}`);
        mkdirSync(own, { recursive: true });
        writeFileSync(join(own, 'keepalived.conf'), text);
    }
    writeFileSync(join(folder, 'one.conf'), texts.join(''));
}

/** Milliseconds of a run of kalint, which has to find something. */
export function timeOfCheck(launcher, args) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], {
        encoding: 'utf8',
        maxBuffer: Infinity,
    });
    if (status !== 1) throw new Error(stderr);
    return performance.now() - start;
}
