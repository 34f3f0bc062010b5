import { describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { corpusBytes, corpusFiles, corpusFolder, isLiteral } from '../corpus/corpus.ts';
import { findingsOf } from './kalint.ts';
import { isComparable, runKeepalived } from './keepalived.ts';
import { mendBlock } from './mend.ts';
import { programs, skipNote } from './programs.ts';
import { unknownLines } from './reading.ts';
import { compareUnknown } from './roots.ts';
import { say } from './say.ts';

/** A misspelt block inside a block: its `}` ends the block around it. */
const MISSPELT = `virtual_server 192.0.2.1 25 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 192.0.2.2 25 {
        weight 1
        SMTP_CHEKC {
            connect_timeout 3
        }
        inhibit_on_failure
        notify_up /bin/true
    }
    real_server 192.0.2.3 25 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

const note =
    skipNote(programs.length > 0) +
    (corpusFolder === undefined ? ' (one file; KALINT_CORPUS names no folder)' : '');

function texts(): [string, string][] {
    if (corpusFolder === undefined) return [['misspelt', MISSPELT]];
    const read = corpusFiles().flatMap((name): [string, string][] => {
        const text = decode(corpusBytes(name))?.text;
        return text === undefined || !isLiteral(text) ? [] : [[name, text]];
    });
    return [['misspelt', MISSPELT], ...read];
}

describe.skipIf(programs.length === 0)(`consequences of a misspelt block${note}`, () => {
    it.for([...programs])('go when it is mended, with $release', async (program) => {
        const { target, release } = program;
        const stayed: string[] = [];
        const wrong: string[] = [];
        let roots = 0;
        let consequences = 0;
        await Promise.all(
            texts().map(async ([name, text]) => {
                const run = await runKeepalived(program, text);
                if (!isComparable(run)) return;
                const { lined, invented } = compareUnknown(text, run.messages, findingsOf(text, target));
                roots += lined.found.length;
                wrong.push(...lined.missed.map(({ line }) => `missed ${name}:${line}`));
                wrong.push(...invented.map(({ first }) => `invented ${name}:${first}`));
                if (lined.consequences.length === 0) return;
                consequences += lined.consequences.length;
                const blamed = new Set(lined.consequences.map(({ by }) => by));
                const mended = [...blamed].reduce((left, root) => mendBlock(left, root, target), text);
                const again = unknownLines((await runKeepalived(program, mended)).messages);
                for (const { line = 0 } of lined.consequences)
                    if (again.has(line)) stayed.push(`${name}:${line}`);
            }),
        );
        say(
            `${release}, live: ${roots} of ${roots + wrong.filter((each) => each.startsWith('missed')).length} found, ` +
                `${consequences} consequences, of which ${stayed.length} stay when the block is mended`,
        );
        expect({ stayed, wrong }).toEqual({ stayed: [], wrong: [] });
        expect(consequences).toBeGreaterThan(0);
    });
});
