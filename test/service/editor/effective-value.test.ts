/** What is told of values that keepalived uses: the same that `kalint show` has. */
import { describe, expect, it } from 'vitest';
import { shownLists } from '../../../src/model/show/index.ts';
import type { Fact, Item } from '../../../src/model/show/item.ts';
import { valueText } from '../../../src/model/show/words.ts';
import type { Bound } from '../../../src/schema/bind.ts';
import { factOf, isAsWritten } from '../../../src/service/editor/facts/effective-value.ts';
import { hover } from '../../../src/service/editor/facts/hover.ts';
import type { Reading } from '../../../src/service/editor/reading.ts';
import { folderFiles } from '../../support/shown.ts';
import { type ReadFor, readingOf, unmarked } from './marked.ts';

function shown(marks: string, options: ReadFor = {}): string {
    const { text, offset } = unmarked(marks);
    const { markdown = '' } = hover(readingOf(text, options), offset) ?? {};
    return markdown
        .split('\n\n')
        .filter((part) => part.startsWith('Here: '))
        .join('\n');
}

/** Every value that is shown, with the statement from which it is taken. */
function* factsIn({ bound, target }: Reading): Generator<{ readonly fact: Fact; readonly from: Bound }> {
    const pending: Item[] = shownLists(bound, target).flatMap(({ items }) => items);
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
        for (const fact of item.facts) if (fact.from !== undefined) yield { fact, from: fact.from };
        pending.push(...item.lists.flatMap(({ items }) => items));
    }
}

describe('what keepalived uses', () => {
    it.each(folderFiles())('is told in %s at each place from which a value is taken', (_, text) => {
        const reading = readingOf(text);
        for (const { fact, from } of factsIn(reading)) {
            // The name of its group is that of the group, at whose head it stands.
            if (fact.name === 'syncGroup') continue;
            const [keyword] = from.words;
            const told = keyword === undefined ? undefined : hover(reading, keyword.span.start)?.markdown;
            const isTold =
                told?.replace(/Here: [a-z ]+ (?=`)/g, 'Here: ').includes(`Here: \`${valueText(fact)}\``) ===
                true;
            expect(isTold || isAsWritten(fact, from), `${fact.name} ${valueText(fact)}`).toBe(true);
        }
    });

    it.each(folderFiles())('is told in %s at the keywords of the values', (_, text) => {
        const reading = readingOf(text);
        const all = new Map(
            shownLists(reading.bound, reading.target).map(({ name, items }) => [name, items]),
        );
        for (const item of all.get('virtualRouters') ?? []) {
            for (const statement of item.from?.children ?? []) {
                const fact = factOf(reading, statement);
                if (fact === undefined) continue;
                expect(item.facts.map(({ name, value }) => [name, value])).toContainEqual([
                    fact.name,
                    fact.value,
                ]);
            }
        }
    });

    it.each([
        [
            'a value that is refused',
            'vrrp_instance A {\n    priority 3|00\n}\n',
            'Here: `100`, for "300" is not from 1 to 255, and keepalived uses 100.',
        ],
        [
            'one that is given again',
            'vrrp_instance A {\n    priority 1|10\n    priority 120\n}\n',
            'Here: `120`, as line 3 says.',
        ],
        [
            'one that cannot be sent',
            'vrrp_instance A {\n    advert|_int 1.6\n}\n',
            'Here: `2 s`, for version 2 sends whole seconds, 255 at most.',
        ],
        [
            'one for which the general setting stands',
            'global_defs {\n    vrrp_version 3\n}\nvrrp_instance A {\n    versi|on 5\n}\n',
            'Here: `3`, for "5" is not from 2 to 3, and keepalived ignores the line.',
        ],
        [
            'a state in a sync group',
            'vrrp_sync_group G {\n    group {\n        A\n        B\n    }\n}\nvrrp_instance A {\n    state MAS|TER\n    priority 100\n}\nvrrp_instance B {\n}\n',
            'Here: `BACKUP`, for a sync group starts as BACKUP unless all its members own their addresses.',
        ],
        [
            'nopreempt of a MASTER',
            'vrrp_instance A {\n    state MASTER\n    priority 100\n    nopree|mpt\n}\n',
            'Here: `preempt`, for what starts as MASTER always takes over.',
        ],
        [
            'authentication that is not used',
            'vrrp_instance A {\n    version 3\n    authentication {\n        auth_ty|pe PASS\n        auth_pass secret12\n    }\n}\n',
            'Here: `none`, for version 3 has none.',
        ],
        [
            'a quorum above all weights',
            'virtual_server 192.0.2.1 80 {\n    quo|rum 4\n    real_server 192.0.2.2 80 {\n        weight 2\n    }\n}\n',
            'Here: `2`, for the weights of all real servers together come to no more.',
        ],
        ['what is as it is written', 'vrrp_instance A {\n    garp_lower_prio|_delay 3\n}\n', ''],
    ])('is told of %s', (_, marks, expected) => {
        const [first = ''] = shown(marks).split('\n');
        expect(first).toBe(expected);
    });
});

describe('what a block comes to', () => {
    const script = 'vrrp_script s {\n    script "/bin/true"\n}\n';
    const tracked = (line: string): string =>
        `${script}vrrp_instance A {\n    priority 100\n    track_script {\n        ${line}\n    }\n}\n`;

    it.each([
        [
            'a sync group',
            'vrrp_sync|_group G {\n    group {\n        A\n        B\n    }\n}\nvrrp_instance A {\n}\nvrrp_instance B {\n}\n',
            'Here: `A` and `B` are master together or not at all; when one fails, all give their addresses up.',
        ],
        [
            'a script with a negative weight',
            tracked('|s weight -20'),
            'Here: when it fails, the priority goes from 100 down to 80, as far as nothing else moves it.',
        ],
        [
            'a script with a positive weight',
            tracked('|s weight 20'),
            'Here: when it fails, the priority goes from 120 down to 100, as far as nothing else moves it.',
        ],
        [
            'a script without a weight',
            tracked('|s'),
            'Here: when it fails, the instance is in FAULT state and gives its addresses up.',
        ],
        [
            'a script that the owner tracks',
            tracked('|s weight 20').replace('100', '255'),
            'Here: nothing; priority 255 is never moved.',
        ],
        [
            'a BFD session',
            'bfd_|instance b {\n    neighbor_ip 192.0.2.1\n    min_rx 30\n    multiplier 3\n}\n',
            'Here: with the same on the other end, the session counts as down after 0.09 s without packets.',
        ],
        [
            'a tracked process',
            'vrrp_track_|process p {\n    process nginx\n    quorum 2\n    delay 3\n}\n',
            'Here: it counts as failed while fewer than 2 of these processes run, 3 s after the number has changed.',
        ],
        [
            'a process that must not run',
            'vrrp_track_process p {\n    process nginx\n    quorum|_max 0\n}\n',
            'Here: it counts as failed while any of these processes runs.',
        ],
        [
            'messages about addresses',
            'vrrp_instance A {\n    garp_master|_refresh 60\n    garp_master_delay 2\n}\n',
            'Here: a new master makes each address known 5 times, and again 2 s later; after that once every 60 s.',
        ],
        [
            'a delay',
            'vrrp_instance A {\n    preempt_|delay 30\n}\n',
            'Here: it takes over from a master of lower priority 30 s after it has heard of it.',
        ],
        [
            'a virtual server',
            'virtual_|server 192.0.2.1 80 {\n    protocol TCP\n    persistence_timeout 60\n    sorry_server 192.0.2.9 80\n    real_server 192.0.2.2 80 {\n    }\n    real_server 192.0.2.3 80 {\n    }\n}\n',
            'Here: method NAT, scheduler wlc, protocol TCP, persistence 60 s; 2 real servers, quorum 1, sorry server 192.0.2.9:80.',
        ],
        [
            'a real server without a checker',
            'virtual_server 192.0.2.1 80 {\n    lb_kind DR\n    real_|server 192.0.2.2 80 {\n        weight 3\n    }\n}\n',
            'Here: weight 3, method DR; without a checker it counts as alive always.',
        ],
    ])('is told of %s', (_, marks, expected) => {
        expect(shown(marks)).toBe(expected);
    });

    it('has each line of what is tracked', () => {
        const { text, offset } = unmarked(tracked('s weight 20').replace('track_script', 'track_|script'));
        expect(hover(readingOf(text), offset)?.markdown).toContain(
            'Here:\n\n- `s`: when it fails, the priority goes from 120 down to 100, as far as nothing else moves it.',
        );
    });

    it('has the range of a priority that tracking moves', () => {
        expect(shown(tracked('s weight -20').replace('priority', '|priority'))).toContain(
            'Tracking moves its priority from 80 to 100.',
        );
    });
});
