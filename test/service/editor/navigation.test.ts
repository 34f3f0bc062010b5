import { describe, expect, it } from 'vitest';
import { definition, highlights, references } from '../../../src/service/editor/names/navigation.ts';
import { MAIN } from '../../support/expand.ts';
import { type ReadFor, mark, readingOf, unmarked } from './marked.ts';

/** Where the definition is for the cursor of a text, as the text with marks around the names there. */
function defined(marks: string, options: ReadFor = {}): string {
    const { text, offset } = unmarked(marks);
    const reading = readingOf(text, options);
    const { destinations = [] } = definition(reading, offset) ?? {};
    return mark(
        reading,
        destinations.map(({ span }) => span),
    );
}

/** The same for all places at which the thing is named. */
function referred(marks: string, options: ReadFor = {}): string {
    const { text, offset } = unmarked(marks);
    const reading = readingOf(text, options);
    return mark(
        reading,
        references(reading, offset, true).map(({ span }) => span),
    );
}

const plain = (marks: string): string => marks.replace('|', '');

describe('references', () => {
    it.each([
        [
            'a script',
            `vrrp_script ‹chk› {
    script /bin/true
}
vrrp_instance A {
    track_script {
        ‹ch|k› weight 5
    }
}
vrrp_sync_group G {
    track_script {
        "‹chk›"
        other
    }
}
`,
        ],
        [
            'an instance',
            `global_defs {
    lvs_sync_daemon eth0 inst ‹A› id 5
}
vrrp_instance ‹A› {
    interface A
}
vrrp_sync_group G {
    group {
        B ‹A|›
    }
}
track_group T {
    group { ‹A› }
}
`,
        ],
        [
            'a track group',
            `track_group ‹|T› {
    group { A }
}
static_ipaddress {
    10.0.0.1/24 dev eth0 track_group ‹T›
    10.0.0.2/24 dev T
}
static_routes {
    10.1.0.0/24 dev eth0 track_group ‹T›
}
static_rules {
    from 10.2.0.0/24 table 5 track_group ‹T›
}
`,
        ],
        [
            'a tracked file',
            `track_file ‹f› {
    file /tmp/f
}
vrrp_instance A {
    track_file { ‹f› }
}
virtual_server 10.0.0.1 80 {
    real_server 10.0.0.2 80 {
        FILE_CHECK {
            track_file ‹f|›
        }
    }
}
`,
        ],
        [
            'a BFD session',
            `bfd_instance ‹|b› {
    neighbor_ip 10.0.0.1
}
vrrp_instance A {
    track_bfd { ‹b› }
}
virtual_server 10.0.0.1 80 {
    real_server 10.0.0.2 80 {
        BFD_CHECK { name ‹b› }
    }
}
`,
        ],
        [
            'a process',
            `vrrp_track_process ‹p› {
    process p
}
vrrp_instance A {
    track_process {
        ‹p|› weight 3
    }
}
`,
        ],
        [
            'a group of addresses',
            `virtual_server_group ‹G› {
    10.0.0.1 80
}
virtual_server group ‹|G› {
    lvs_sched rr
}
virtual_server group H {
}
`,
        ],
        ['a sync group', 'vrrp_sync_group ‹G|› {\n    group { G }\n}\n'],
        [
            'an interface, which the host defines',
            `vrrp_instance A {
    interface ‹eth|0›
    track_interface { ‹eth0› weight 5 }
    virtual_ipaddress {
        10.0.0.1/24 dev ‹eth0› label eth0:1
    }
    virtual_routes {
        10.1.0.0/24 via 10.0.0.9 dev ‹eth0›
    }
}
`,
        ],
        [
            'a definition',
            `$‹IF›=eth0
$DEV=dev $‹IF›
vrrp_instance A {
    interface $‹I|F›
    virtual_ipaddress {
        10.0.0.1/24 \${‹IF›}
        10.0.0.2/24 dev x\${‹IF›}y # $IF
        10.0.0.3/24 dev $IF:1
    }
}
@lb1 $‹IF›=eth1
`,
        ],
        ['a definition from its own line', '$‹|A›=1\nvrrp_version $‹A›\n'],
        [
            'a thing that is named by a definition',
            `$N=A
vrrp_instance ‹$N› {
}
vrrp_sync_group G {
    group { ‹A|› }
}
`,
        ],
    ])('of %s are all found, and no others', (_, marks) => {
        expect(referred(marks)).toBe(plain(marks));
    });

    it.each(['2.0.20', '2.4.3'])('of an instance include the sync daemon without "inst" in %s', (target) => {
        const marks = `global_defs {
    lvs_sync_daemon eth0 ‹A|› id A
}
vrrp_instance ‹A› {
}
`;
        expect(referred(marks, { target })).toBe(plain(marks));
    });

    it('may leave out those that define', () => {
        const { text, offset, spans } = unmarked('vrrp_instance |A {}\ntrack_group T { group { ‹A› } }\n');
        expect(references(readingOf(text), offset, false)).toEqual(
            spans.map((span) => ({ span, role: 'use' })),
        );
    });

    it.each([
        ['a keyword', 'vrrp_inst|ance A {\n}\n'],
        ['a number', 'vrrp_instance A {\n    priority 1|00\n}\n'],
        ['a comment', 'vrrp_instance A {\n} # $A A|\n$A=1\n'],
        ['a blank', 'vrrp_instance A {\n  |  priority 1\n}\n'],
    ])('of %s are none', (_, marks) => {
        expect(referred(marks)).toBe(plain(marks));
    });
});

describe('the definition', () => {
    it.each([
        [
            'of a script',
            'vrrp_script ‹s› {\n}\nvrrp_instance A {\n    track_script {\n        |s\n    }\n}\n',
        ],
        ['of what is defined below', 'vrrp_sync_group G {\n    group { A| }\n}\nvrrp_instance ‹A› {\n}\n'],
        ['in force', '$A=1\n$‹A›=2\nvrrp_version $A|\n$A=3\n'],
        // keepalived keeps `$A` in the text of `$B` and replaces it when it comes to use that.
        ['in force where another definition is used', '$A=1\n$B=$A|\n$‹A›=2\nvrrp_version $B\n$A=3\n'],
        ['that a part of a word comes from', '$A=1\n$‹A›=2\nvrrp_instance x${A}|y {\n}\n$A=3\n'],
    ])('%s', (_, marks) => {
        expect(defined(marks)).toBe(plain(marks));
    });

    it.each([
        ['lb1', '@lb1 $‹A›=1\n@^lb1 $A=2\nvrrp_version |$A\n'],
        ['other', '@lb1 $A=1\n@^lb1 $‹A›=2\nvrrp_version |$A\n'],
    ])('in force for the configuration id %s', (id, marks) => {
        expect(defined(marks, { id })).toBe(plain(marks));
    });

    it.each([
        ['a variable of a sequence', '$N=1\n~SEQ(N, 1, 2) vrrp_instance A$|N {\n'],
        ['what keepalived defines', 'include ${_P|WD}/x\n'],
        ['what nothing defines', 'vrrp_instance A {\n    track_script {\n        s|\n    }\n}\n'],
    ])('of %s is none', (_, marks) => {
        expect(defined(marks)).toBe(plain(marks));
    });

    it('of a block is the whole block', () => {
        const { text, offset, spans } = unmarked(
            '‹vrrp_script s {\n}›\nvrrp_instance A {\n track_script { s| }\n}\n',
        );
        const { destinations = [] } = definition(readingOf(text), offset) ?? {};
        expect(destinations.map(({ full }) => full)).toEqual(spans);
    });
});

describe('several files', () => {
    const files = {
        'scripts.conf': 'vrrp_script s {\n    script $CMD\n}\n',
        'defs.conf': '$CMD=/bin/true\n',
        'more.conf': '        s weight 5\n',
    };
    const main = `include defs.conf
include scripts.conf
vrrp_instance A {
    track_script {
        s
        include more.conf
    }
}
`;

    it('are looked through together', () => {
        const reading = readingOf(main, { files });
        const offset = main.indexOf('s\n        include');
        const { sources } = reading.bound.config;
        const found = references(reading, offset, true).map(({ span, role }) => {
            const { file, span: inside } = sources.locate(span);
            return `${file.uri} ${inside.start} ${role}`;
        });
        expect(found.sort()).toEqual([
            `${MAIN} ${offset} use`,
            'more.conf 8 use',
            'scripts.conf 12 definition',
        ]);
        expect(highlights(reading, offset)).toEqual([
            { span: { start: offset, end: offset + 1 }, role: 'use' },
        ]);
    });

    it('lead from a use in one to the definition in another', () => {
        const reading = readingOf(main, { files });
        const { sources } = reading.bound.config;
        const offset = sources.startOf('scripts.conf') + 'vrrp_script s {\n    script $C'.length;
        const [destination] = definition(reading, offset)?.destinations ?? [];
        expect(destination && sources.locate(destination.span)).toMatchObject({
            file: { uri: 'defs.conf' },
            span: { start: 1, end: 4 },
        });
    });

    it('are reached by their include lines', () => {
        const reading = readingOf('include *.conf\n', { files });
        const { destinations = [] } = definition(reading, 10) ?? {};
        const { sources } = reading.bound.config;
        expect(destinations.map(({ full }) => sources.locate(full).file.uri)).toEqual([
            'defs.conf',
            'more.conf',
            'scripts.conf',
        ]);
    });
});
