/** Specs of deployments on disk. */
import { dirname, resolve } from 'node:path';
import type { Plan } from '../emit/plan.ts';
import { planOf } from '../emit/planned.ts';
import { passwordFault } from '../emit/spec/faults/vrrp.ts';
import { readSpec } from '../emit/spec/spec.ts';
import type { WrittenPassword } from '../emit/spec/written.ts';
import { faultLines } from '../report/faults.ts';
import { readSource } from './read.ts';

/** Environment variables by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A plan, or why there is none, a line each. */
export type PlanResult =
    { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly faults: readonly string[] };

/** The plan of the spec at `path`; a password is read from where the spec says that it is kept. */
export function readPlan(path: string, env: Environment): PlanResult {
    const source = readSource(path);
    if (!source.ok) return { ok: false, faults: [source.failure.message] };
    const { file, encoding } = source.value;
    if (encoding !== 'utf-8') return { ok: false, faults: [`${path}: is not UTF-8`] };
    const result = readSpec(file);
    if (!result.ok) return { ok: false, faults: faultLines(file, result.faults) };
    const { spec, spanOf } = result;
    const written = spec.vrrp.password;
    if (written === undefined) return { ok: true, plan: planOf(spec) };
    const { password, reason } = passwordOf(written, dirname(path), env);
    const message = reason ?? passwordFault(password);
    if (message === undefined) return { ok: true, plan: planOf(spec, password) };
    const at = ['vrrp', 'password'];
    return { ok: false, faults: faultLines(file, [{ span: spanOf(at), path: at, message }]) };
}

/** The password, or why it cannot be had. */
function passwordOf(
    written: WrittenPassword,
    folder: string,
    env: Environment,
): { readonly password: string; readonly reason?: string } {
    if (typeof written === 'string') return { password: written };
    if ('env' in written) {
        const password = env[written.env];
        return password === undefined
            ? { password: '', reason: `is kept in the environment variable ${written.env}, which is not set` }
            : { password };
    }
    const source = readSource(resolve(folder, written.file));
    return source.ok
        ? { password: source.value.file.text.replace(/\r?\n$/, '') }
        : { password: '', reason: `cannot be had: ${source.failure.message}` };
}
