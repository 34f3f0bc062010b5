/** Hosts in network namespaces, on which the scripts of sets are run. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { hostFiles } from '../../../../src/emit/host/index.ts';
import { clientScript } from '../../../../src/emit/verify/client.ts';
import { verifyScript } from '../../../../src/emit/verify/index.ts';
import { planOf } from '../../../emit/specs.ts';
import { say } from '../../say.ts';

/** A folder for the tests of a file, gone when they have run. */
export const folder = mkdtempSync(join(tmpdir(), 'kalint-emit-'));
afterAll(() => {
    rmSync(folder, { recursive: true });
});

function works(command: string): boolean {
    return spawnSync('bash', ['-c', command], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** What can be run here. */
export const able = {
    shellcheck: works('shellcheck --version'),
    ansible: works('ansible-playbook --version'),
    iptables: works('unshare -n sh -c "iptables -L && iptables -t nat -L"'),
    namespaces: works(
        'unshare -n ip link add eth0 type veth peer name far && command -v python3 nft ss arping',
    ),
};
const missing = Object.entries(able).flatMap(([name, found]) => (found ? [] : [name]));
if (missing.length > 0)
    say(`no ${missing.join(', ')} here, or this is not root: tests of scripts are skipped`);

/** Puts a program below the folder; its whole path. */
export function put(path: string, text: string): string {
    const whole = join(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text, { mode: 0o755 });
    return whole;
}

/** The script of a host of a spec, or of a client, in a file. */
export function scriptOf(spec: string, name: string): string {
    const plan = planOf(spec);
    const host = [...plan.directors, ...plan.realServers].find((each) => each.name === name);
    return put(`${spec}/${name}.sh`, host === undefined ? clientScript(plan) : verifyScript(plan, host));
}

/** Runs commands in a network namespace of their own, which ends with them; the lines that are printed. */
export function inNamespace(commands: string, environment: NodeJS.ProcessEnv = {}): readonly string[] {
    const own = ['-n', '-p', '--fork', '--kill-child', '--mount-proc'];
    const { stdout, stderr } = spawnSync('unshare', [...own, 'timeout', '120', 'bash', '-c', commands], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
    });
    return (stdout + stderr).trimEnd().split('\n');
}

/** The lines about what is wrong, without what to do about it. */
export function wrong(lines: readonly string[]): readonly string[] {
    return lines.flatMap((line) =>
        line.startsWith('FAIL ') ? [line.slice(5).replace(/; to mend it: .*/, '')] : [],
    );
}

/** Something that listens on ports, and that is awaited. */
export const LISTEN = `listen() {
    python3 -c 'import socket, sys, time
sockets = [socket.create_server(("::", int(port)), family=socket.AF_INET6, dualstack_ipv6=True) for port in sys.argv[1:]]
print("up", flush=True)
time.sleep(60)' "$@" | {
        read -r _
        echo >"$up"
        cat
    } &
    until [ -e "$up" ]; do sleep 0.1; done
}
up=$(mktemp -u)
`;

/** Rules of a host by itself: what is not asked for does not come in. */
export const OWN_RULES = `own_rules() {
    nft 'flush ruleset; table inet filter { chain input { type filter hook input priority 0; policy drop; }; }'
}
`;

/** The rules of the firewall of a host, in a file. */
export function rulesOf(spec: string, name: string): string {
    const plan = planOf(spec);
    const host = [...plan.directors, ...plan.realServers].find((each) => each.name === name);
    const files = host === undefined ? [] : hostFiles(plan, host);
    const rules = files.find(({ path }) => /^\/etc\/(?:nftables|iptables)\//.test(path));
    return put(`${spec}/${name}.rules`, rules?.text ?? '');
}
