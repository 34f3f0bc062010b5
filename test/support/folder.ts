/** A folder that is there as long as the tests run; `process.env['KALINT_TEST_FOLDER']` names it to them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-tests-'));
    process.env['KALINT_TEST_FOLDER'] = folder;
    return () => {
        rmSync(folder, { recursive: true, force: true });
    };
}
