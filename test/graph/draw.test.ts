import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeText } from '../cluster/pair-texts.ts';
import { faultsOn, graphOf, joined, ofKind, pictureOf, serverText, wordsOn } from './drawn.ts';

const seed = (name: string): string =>
    readFileSync(new URL(`../../fixtures/seed/${name}.conf`, import.meta.url), 'utf8');

const INSTANCE = `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 1
    priority 110
    virtual_ipaddress {
        192.0.2.1/24
    }
}
`;

describe('the article', () => {
    const graph = graphOf({ lb1: seed('lb1'), lb2: seed('lb2') });

    it('is drawn from the clients to the real servers', () => {
        expect(joined(graph)).toEqual([
            'clients flow virtual router 1 (VI_1)',
            'virtual router 1 (VI_1) flow VI_1',
            'virtual router 1 (VI_1) backup VI_1',
            'VI_1 flow 10.0.0.5:80',
            'VI_1 backup 10.0.0.5:80',
            '10.0.0.5:80 flow 2 real servers',
            '10.0.0.5:80 sorry 10.0.0.254:80',
        ]);
    });

    it('has the words of each box', () => {
        expect(ofKind(graph, 'instance').map(wordsOn)).toEqual([
            ['VI_1', 'priority 101, MASTER, nopreempt has no effect', 'eth0, VRID 1'],
            ['VI_1', 'priority 100, BACKUP, nopreempt', 'eth0, VRID 1'],
        ]);
        expect(ofKind(graph, 'service').map(wordsOn)).toEqual([
            ['10.0.0.5:80', 'TCP, rr, DR', 'persistent 50 s'],
        ]);
        expect(ofKind(graph, 'server').map(wordsOn)).toEqual([
            ['10.0.0.3:80', 'weight 1, HTTP_GET / 200'],
            ['10.0.0.4:80', 'weight 1, HTTP_GET / 200'],
        ]);
        expect(ofKind(graph, 'sorry').map(wordsOn)).toEqual([['10.0.0.254:80', 'sorry server']]);
    });

    it('has its faults where they belong', () => {
        const on = (kind: Parameters<typeof ofKind>[1]): unknown =>
            ofKind(graph, kind).map((each) => faultsOn(graph, each));
        const everywhere = ['error syntax/foreign-comment', 'error syntax/invisible-character'];
        expect(on('director')).toEqual([everywhere, everywhere]);
        expect(on('instance')).toEqual([['error vrrp/nopreempt-with-master'], []]);
        expect(on('service')).toEqual([['error syntax/unknown-keyword']]);
        expect(on('server')).toEqual([
            ['warning version/deprecated-keyword'],
            ['warning version/deprecated-keyword'],
        ]);
    });

    it('tells at a fault of a shared box what is said of each node', () => {
        const [service] = ofKind(graph, 'service');
        const messages = graph.faults.get(service?.id ?? '')?.flatMap((each) => each.messages) ?? [];
        expect(messages.map((each) => each.replace(/: .*/, ''))).toEqual(['lb1.conf:30:1', 'lb2.conf:30:1']);
        expect(messages[0]).toContain('"virtusl_server" is not a keyword');
    });
});

describe('directors', () => {
    it('stand in the order of their priorities', () => {
        const lower = INSTANCE.replace('110', '90');
        const graph = graphOf({ weak: lower, strong: INSTANCE });
        expect(ofKind(graph, 'director').map(({ title }) => title)).toEqual([
            'director strong',
            'director weak',
        ]);
    });

    it('have their sync groups, and what these and the instances track', () => {
        const graph = graphOf({ lb1: nodeText('lb1'), lb2: nodeText('lb2') });
        const [director] = ofKind(graph, 'director');
        expect(director).toMatchObject({
            title: 'director lb1',
            members: [
                {
                    title: 'sync group G',
                    members: [
                        { title: 'VI_WEB', lines: ['priority 100, BACKUP', 'eth0, VRID 17, unicast'] },
                        { title: 'VI_IN' },
                        { title: 'script chk_http', lines: ['weight -20'] },
                    ],
                },
            ],
        });
    });

    it('are there without a virtual router where they have a virtual server', () => {
        const graph = graphOf({ lb: serverText('192.0.2.9', ['10.0.0.1']) });
        expect(joined(graph)).toEqual([
            'clients flow outside VRRP',
            'outside VRRP flow director lb',
            'director lb flow 192.0.2.9:80',
            '192.0.2.9:80 flow 1 real server',
        ]);
        expect(ofKind(graph, 'address').map(wordsOn)).toEqual([['192.0.2.9']]);
    });

    it('are left out where they have neither', () => {
        expect(ofKind(graphOf({ lb1: INSTANCE, lb2: 'global_defs {\n}\n' }), 'director')).toHaveLength(1);
    });

    it('are one for each configuration id', () => {
        const graph = graphOf({
            k: INSTANCE.replace('priority 110', '@a priority 90\n    @b priority 120'),
        });
        expect(ofKind(graph, 'director').map(({ title }) => title)).toEqual([
            'director k (-i b)',
            'director k (-i a)',
        ]);
    });
});

it('draws what an instance tracks with its weight, and marks faults there', () => {
    const tracked = `vrrp_script ok {
    script /bin/true
    interval nonsense
}
vrrp_track_process web {
    process nginx
    weight 5
}
track_file load {
    file /run/load
}
bfd_instance peer {
    neighbor_ip 192.0.2.7
}
${INSTANCE.replace(
    '    virtual_ipaddress',
    `    track_script {
        ok weight -30
    }
    track_process {
        web
    }
    track_file {
        load
    }
    track_bfd {
        peer
    }
    track_interface {
        eth1
    }
    virtual_ipaddress`,
)}`;
    const graph = graphOf({ lb: tracked });
    expect(ofKind(graph, 'tracked').map(wordsOn)).toEqual([
        ['script ok', 'weight -30'],
        ['process web', 'weight +5'],
        ['file load', 'weight +1'],
        ['BFD peer', 'a fault stops it'],
        ['interface eth1', 'a fault stops it'],
    ]);
    expect(joined(graph).filter((each) => each.includes('tracks'))).toHaveLength(5);
    const [script, ...others] = ofKind(graph, 'tracked').map((each) => faultsOn(graph, each).length);
    expect({ script, others }).toEqual({ script: 1, others: [0, 0, 0, 0] });
});

describe('virtual servers', () => {
    it('are drawn twice where two nodes have them otherwise', () => {
        const shared = serverText('192.0.2.1', ['10.0.0.1']);
        const graph = graphOf({
            lb1: INSTANCE + shared + serverText('192.0.2.1', ['10.0.0.1']).replaceAll(' 80', ' 81'),
            lb2:
                INSTANCE +
                shared.replace('wlc', 'rr') +
                serverText('192.0.2.1', ['10.0.0.1']).replaceAll(' 80', ' 81'),
        });
        expect(ofKind(graph, 'service').map(wordsOn)).toEqual([
            ['192.0.2.1:80', 'TCP, wlc, DR', 'on lb1'],
            ['192.0.2.1:80', 'TCP, rr, DR', 'on lb2'],
            ['192.0.2.1:81', 'TCP, wlc, DR'],
        ]);
    });

    it('may stand for groups, for marks and for addresses of other texts', () => {
        const text = `${INSTANCE.replace('192.0.2.1/24', '2001:db8::1/64')}virtual_server_group G {
    2001:db8:0::1 80
    2001:db8::9 443
    fwmark 3
}
${serverText('group', ['10.0.0.1']).replace('group 80', 'group G').replaceAll('10.0.0.1', '2001:db8::a')}${serverText(
            'fwmark',
            ['10.0.0.2'],
        ).replace('fwmark 80', 'fwmark 7')}`;
        const graph = graphOf({ lb: text });
        expect(ofKind(graph, 'service').map(wordsOn)).toEqual([
            ['group G', '[2001:db8:0::1]:80', '[2001:db8::9]:443', 'fwmark 3', 'TCP, wlc, DR'],
            ['fwmark 7', 'TCP, wlc, DR'],
        ]);
        expect(joined(graph)).toEqual([
            'clients flow virtual router 1 (VI_1)',
            'clients flow outside VRRP',
            'virtual router 1 (VI_1) flow VI_1',
            'outside VRRP flow director lb',
            'director lb flow fwmark 7',
            'VI_1 flow group G',
            'group G flow 1 real server',
            'fwmark 7 flow 1 real server',
        ]);
    });

    it('are drawn without servers where keepalived does not keep them', () => {
        const graph = graphOf({ lb: serverText('192.0.2.1', []) });
        const [service] = ofKind(graph, 'service');
        expect(service).toMatchObject({ title: '192.0.2.1 80', lines: ['keepalived does not keep it'] });
        expect(ofKind(graph, 'pool')).toEqual([]);
    });

    it('name the hosts that have the addresses of their servers', () => {
        const text = serverText('192.0.2.1', ['10.0.0.1', '10.0.0.2']);
        const graph = graphOf({ lb: text }, { web1: '10.0.0.1' });
        expect(ofKind(graph, 'server').map(({ title }) => title)).toEqual([
            'web1 10.0.0.1:80',
            '10.0.0.2:80',
        ]);
    });

    it('show of a check nothing that may be secret', () => {
        const text = serverText('192.0.2.1', ['10.0.0.1'])
            .replace('path /', 'path /health?token=k4l1nt01')
            .replace(
                '        HTTP_GET',
                '        MISC_CHECK {\n            misc_path "/usr/lib/check.sh --password k4l1nt01"\n        }\n        HTTP_GET',
            );
        expect(ofKind(graphOf({ lb: text }), 'server').map(wordsOn)).toEqual([
            ['10.0.0.1:80', 'weight 1, MISC_CHECK check.sh, HTTP_GET /health 200'],
        ]);
    });
});

it.each(['', 'global_defs {\n}\n', '}}}}\n{\n', 'vrrp_instance {\n'])('draws nothing of %j', (text) => {
    expect(pictureOf({ lb: text })).toBeUndefined();
});
