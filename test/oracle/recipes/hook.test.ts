/** The hook of `kalint init --hook` in the real git, and those of husky and lint-staged that call kalint. */
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../../cli/programs.ts';
import { say } from '../say.ts';
import { FAULT, FAULTY, type Place, SOUND, commitAll, makePlace } from './machine.ts';
import { ROOT, blockBelow } from './pages.ts';

const PAGE = 'docs/ci.md';
const found = hasProgram('git');
if (!found) say('without git the tests of its hooks are skipped');

/** A new repository. */
function repository(): Place {
    const place = makePlace();
    place.git('init', '--quiet');
    return place;
}

/** A new repository in which the line of the page was run. */
function withHook(): Place {
    const place = repository();
    expect(place.run(['sh', '-c', blockBelow(PAGE, 'A hook of git', 'sh')])).toMatchObject({ status: 0 });
    return place;
}

const INSTANCE = `include conf.d/part.conf
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    virtual_ipaddress {
        192.0.2.10/24
    }
    track_script {
        web
    }
}
`;
const SCRIPT = `global_defs {
    enable_script_security
    script_user nobody
}
vrrp_script web {
    script "/usr/bin/pgrep nginx"
}
`;

describe.skipIf(!found)(`the hook of git${found ? '' : ' (skipped: there is no git)'}`, () => {
    it('checks what is staged, not what lies in the work tree', () => {
        const place = withHook();
        place.write('keepalived.conf', FAULTY);
        place.git('add', '--all');
        place.write('keepalived.conf', SOUND);
        const blocked = place.run(['git', 'commit', '-m', 'A change']);
        expect(blocked.status).not.toBe(0);
        expect(blocked.err).toMatch(new RegExp(`^keepalived\\.conf:1:1 {2}error {2}${FAULT}$`, 'm'));

        place.git('add', '--all');
        place.write('keepalived.conf', FAULTY);
        expect(place.run(['git', 'commit', '-m', 'A change'])).toMatchObject({ status: 0 });
        expect(readFileSync(place.path('keepalived.conf'), 'utf8')).toBe(FAULTY);
        expect(readdirSync(place.path('.git')).filter((name) => name.startsWith('kalint'))).toEqual([]);
    });

    it('takes names with blanks and line ends, and leaves links, documents and templates alone', () => {
        const place = withHook();
        place.write('conf.d/keepalived a\nb.conf', SOUND);
        place.write('keepalived/README.md', FAULTY);
        place.write('keepalived/keepalived.conf.j2', FAULTY);
        place.write('nginx.conf', 'events {\n}\n');
        symlinkSync('nowhere', place.path('keepalived.conf'));
        mkdirSync(place.path('keepalived.d'));
        symlinkSync('../keepalived.d', place.path('keepalived/link.conf'));
        expect(commitAll(place)).toMatchObject({ done: true });
        place.write('conf.d/keepalived a\nb.conf', FAULTY);
        const blocked = commitAll(place);
        expect(blocked.out).toContain(FAULT);
        expect(blocked.done).toBe(false);
    });

    it('does nothing where nothing is staged that concerns it', () => {
        const place = withHook();
        place.write('notes.txt', FAULTY);
        const { done, out } = commitAll(place);
        expect(done).toBe(true);
        expect(out).not.toContain('keepalived');
        const again = place.run(['git', 'commit', '--allow-empty', '-m', 'Nothing']);
        expect(again).toMatchObject({ status: 0, err: '' });
    });

    it('reads included files and the configuration of kalint as they are staged', () => {
        const place = withHook();
        place.write('keepalived.conf', INSTANCE);
        place.write('conf.d/part.conf', SCRIPT);
        expect(commitAll(place)).toMatchObject({ done: true });
        place.write('conf.d/part.conf', SCRIPT.replace('script web', 'script wbe'));
        const blocked = commitAll(place);
        expect(blocked.out).toMatch(/^keepalived\.conf:9:9 {2}error {2}vrrp\/undefined-name$/m);
        expect(blocked.done).toBe(false);

        place.write('kalint.config.yaml', 'failOn: never\n');
        place.git('add', '--all');
        place.write('kalint.config.yaml', 'failOn: error\n');
        expect(place.run(['git', 'commit', '-m', 'A change'])).toMatchObject({ status: 0 });
    });

    it('works in a work tree of its own, and in one with a folder for hooks', () => {
        const place = withHook();
        place.write('keepalived.conf', SOUND);
        commitAll(place);
        place.git('worktree', 'add', '--quiet', 'second');
        const second = place.path('second');
        expect(place.run(['kalint', 'init', '--hook'], { cwd: second })).toMatchObject({ status: 0 });
        place.write('second/keepalived.conf', FAULTY);
        const commit = (): number | null =>
            place.run(['git', 'commit', '-a', '-m', 'A change'], { cwd: second }).status;
        expect(commit()).not.toBe(0);

        place.git('config', 'core.hooksPath', 'my hooks');
        expect(commit()).toBe(0);
        expect(place.run(['kalint', 'init', '--hook'])).toMatchObject({ status: 0 });
        expect(statSync(place.path('my hooks/pre-commit')).mode & 0o111).toBe(0o111);
        place.write('keepalived.conf', FAULTY);
        expect(place.run(['git', 'commit', '-m', 'A change', 'keepalived.conf']).status).not.toBe(0);
    });

    it('is not written over another hook, and can be called from it', () => {
        const place = repository();
        const own = '#!/bin/sh\necho mine\n';
        place.write('.git/hooks/pre-commit', own, 0o755);
        const { status, out, err } = place.run(['kalint', 'init', '--hook']);
        const call = blockBelow(PAGE, 'A hook of git', 'sh');
        expect(call).toBe('kalint init --hook\n');
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toMatch(/^kalint: \.git\/hooks\/pre-commit: there is a hook already.*\n$/);
        expect(readFileSync(place.path('.git/hooks/pre-commit'), 'utf8')).toBe(own);

        const line = /add this line: (.*)\n/.exec(err)?.[1] ?? '';
        place.write('.git/hooks/pre-commit', `${own}${line}\n`, 0o755);
        place.write('keepalived.conf', FAULTY);
        const blocked = commitAll(place);
        expect(blocked.out).toContain('mine');
        expect(blocked.out).toContain(FAULT);
        expect(blocked.done).toBe(false);
        place.write('keepalived.conf', SOUND);
        expect(commitAll(place)).toMatchObject({ done: true });
    });

    it('is the same after a second time, and nothing outside a repository', () => {
        const place = withHook();
        const before = readFileSync(place.path('.git/hooks/pre-commit'), 'utf8');
        expect(place.run(['kalint', 'init', '--hook'])).toMatchObject({ status: 0 });
        expect(readFileSync(place.path('.git/hooks/pre-commit'), 'utf8')).toBe(before);
        const outside = makePlace().run(['kalint', 'init', '--hook']);
        expect(outside).toMatchObject({ status: 2, out: '' });
        expect(outside.err).toMatch(/^kalint: not a git repository.*\n$/);
        const bare = makePlace().run(['kalint', 'init']);
        expect(bare).toMatchObject({ status: 2, out: '' });
        expect(bare.err).toContain('--hook');
    });

    it('blocks where kalint is not found', () => {
        const place = withHook();
        place.write('keepalived.conf', SOUND);
        place.git('add', '--all');
        const { status, err } = place.run(['git', 'commit', '-m', 'A change'], {
            env: { PATH: '/usr/bin:/bin' },
        });
        expect(status).not.toBe(0);
        expect(err).toContain('kalint is not found');
    });
});

describe.skipIf(!found)('husky and lint-staged', () => {
    /** A repository that has both, as installed here. */
    function withPackages(packageJson: object): Place {
        const place = repository();
        symlinkSync(join(ROOT, 'node_modules'), place.path('node_modules'));
        place.write('.gitignore', 'node_modules\n');
        place.write('package.json', JSON.stringify({ name: 'balancers', private: true, ...packageJson }));
        expect(place.run(['node_modules/.bin/husky'])).toMatchObject({ status: 0 });
        expect(existsSync(place.path('.husky/_'))).toBe(true);
        return place;
    }

    it('runs the hook from husky', () => {
        const place = withPackages({});
        place.write('.husky/pre-commit', blockBelow(PAGE, 'husky', 'sh'));
        place.write('keepalived.conf', FAULTY);
        const blocked = commitAll(place);
        expect(blocked.out).toContain(FAULT);
        expect(blocked.done).toBe(false);
        place.write('keepalived.conf', SOUND);
        expect(commitAll(place)).toMatchObject({ done: true });
        // Its folder for hooks is taken: kalint leaves it as it is.
        expect(place.run(['kalint', 'init', '--hook'])).toMatchObject({ status: 2 });
    });

    it('runs kalint from lint-staged, on what is staged', () => {
        const place = withPackages(JSON.parse(blockBelow(PAGE, 'lint-staged', 'json')) as object);
        place.write('.husky/pre-commit', 'npx lint-staged\n');
        place.write('keepalived.conf', SOUND);
        expect(commitAll(place)).toMatchObject({ done: true });
        place.write('keepalived.conf', FAULTY);
        place.git('add', '--all');
        place.write('keepalived.conf', `${SOUND}# not staged\n`);
        const blocked = place.run(['git', 'commit', '-m', 'A change']);
        expect(blocked.out + blocked.err).toContain(FAULT);
        expect(blocked.status).not.toBe(0);
        expect(readFileSync(place.path('keepalived.conf'), 'utf8')).toContain('# not staged');
    });
});
