import { describe, expect, it } from 'vitest';
import { sysctlsOf } from '../../src/hosts/sysctl.ts';
import { hostFiles, said } from './files.ts';

const IGNORE = (device: string): string => `net.ipv4.conf.${device}.arp_ignore`;

/** The values of arp_ignore of `all`, `default`, `eth0`, `eth1` and `lo`; `-` where nothing sets it. */
function ignored(texts: Readonly<Record<string, string>>): string {
    const { value } = sysctlsOf(hostFiles(texts));
    return ['all', 'default', 'eth0', 'eth1', 'lo']
        .map((name) => value(IGNORE(name))?.value ?? '-')
        .join(' ');
}

/** The same for the lines of one file. */
function ofLines(...lines: string[]): string {
    return ignored({ '/etc/sysctl.d/10-a.conf': `${lines.join('\n')}\n` });
}

// Each was tried with systemd-sysctl 252 in a network namespace that has these interfaces.
describe('what systemd-sysctl writes', () => {
    it.each([
        ['one key', [`${IGNORE('all')} = 1`], '1 - - - -'],
        ['the last of two', [`${IGNORE('all')}=1`, `${IGNORE('all')}=2`], '2 - - - -'],
        ['a pattern, which all and default match too', [`${IGNORE('*')}=2`], '2 2 2 2 2'],
        ['a class of characters', [`${IGNORE('eth[1-3]')}=2`], '- - - 2 -'],
        ['a key before a later pattern', [`${IGNORE('eth0')}=1`, `${IGNORE('*')}=2`], '2 2 1 2 2'],
        ['a key taken out of a later pattern', [`-${IGNORE('eth0')}`, `${IGNORE('*')}=2`], '2 2 - 2 2'],
        ['a key taken out after its value', [`${IGNORE('eth0')}=1`, `-${IGNORE('eth0')}`], '- - - - -'],
        ['a value after it was taken out', [`-${IGNORE('eth0')}`, `-${IGNORE('eth0')}=1`], '- - 1 - -'],
        ['the later pattern', [`${IGNORE('*')}=2`, `${IGNORE('e*')}=3`], '2 2 3 3 2'],
        [
            'a pattern that comes again with its value, and stays where it was',
            [`${IGNORE('*')}=2`, `${IGNORE('e*')}=3`, `${IGNORE('*')}=2`],
            '2 2 3 3 2',
        ],
        [
            'a pattern that comes again with another value',
            [`${IGNORE('*')}=2`, `${IGNORE('e*')}=3`, `${IGNORE('*')}=1`],
            '1 1 1 1 1',
        ],
        ['a pattern that takes nothing out', [`-${IGNORE('e*')}`, `${IGNORE('*')}=2`], '2 2 2 2 2'],
        ['slashes', ['net/ipv4/conf/all/arp_ignore = 1'], '1 - - - -'],
        ['blanks around everything', [`   ${IGNORE('all')}   =   1   `], '1 - - - -'],
        ['a dash in front of an assignment', [`- ${IGNORE('all')} = 1`], '1 - - - -'],
        ['no comment behind a value', [`${IGNORE('all')} = 1 # one`], '1 # one - - - -'],
        ['comments', [`# ${IGNORE('all')}=1`, ` ; ${IGNORE('lo')}=1`], '- - - - -'],
        ['no line without an equals sign', [`${IGNORE('all')} 1`], '- - - - -'],
        ['no braces', [`${IGNORE('{eth0,lo}')}=1`], '- - - - -'],
        ['a carriage return', [`${IGNORE('all')}=1\r`], '1 - - - -'],
    ])('%s', (_, lines, expected) => {
        expect(ofLines(...lines)).toBe(expected);
    });

    it('a dot in the name of an interface is a slash between dots', () => {
        const { value } = sysctlsOf(hostFiles({ '/etc/sysctl.d/a.conf': `${IGNORE('eth0/100')}=1` }));
        expect(value('net/ipv4/conf/eth0.100/arp_ignore')?.value).toBe('1');
        expect(value(IGNORE('eth0/100'))?.value).toBe('1');
    });
});

describe('the order of files', () => {
    const all = (value: number): string => `${IGNORE('all')}=${String(value)}\n`;

    it.each([
        [
            'by name, whatever the folder',
            { '/usr/lib/sysctl.d/90-x.conf': all(1), '/etc/sysctl.d/50-x.conf': all(2) },
            '1',
        ],
        [
            'by characters, not numbers',
            { '/etc/sysctl.d/9-x.conf': all(1), '/etc/sysctl.d/10-x.conf': all(2) },
            '1',
        ],
        ['capitals first', { '/etc/sysctl.d/a.conf': all(2), '/etc/sysctl.d/Z.conf': all(1) }, '2'],
        [
            'one name: /etc masks',
            { '/usr/lib/sysctl.d/50-x.conf': all(1), '/etc/sysctl.d/50-x.conf': '' },
            '-',
        ],
        [
            'one name: /run masks /usr',
            { '/lib/sysctl.d/50-x.conf': all(1), '/run/sysctl.d/50-x.conf': all(2) },
            '2',
        ],
        [
            'other endings are not read',
            { '/etc/sysctl.d/50-x.conf.bak': all(1), '/etc/sysctl.d/README': all(2) },
            '-',
        ],
        [
            'sysctl.conf as 99-sysctl.conf',
            { '/etc/sysctl.conf': all(1), '/etc/sysctl.d/99-a.conf': all(2) },
            '1',
        ],
        [
            'names behind 99-sysctl.conf',
            { '/etc/sysctl.conf': all(1), '/etc/sysctl.d/99-z.conf': all(2) },
            '2',
        ],
        [
            'a file in place of the link',
            { '/etc/sysctl.conf': all(1), '/etc/sysctl.d/99-sysctl.conf': all(2) },
            '2',
        ],
        [
            'a script after them',
            { '/usr/local/sbin/rs.sh': `sysctl -w ${all(1)}`, '/etc/sysctl.d/99-z.conf': all(2) },
            '1',
        ],
        [
            'what runs before all',
            { '/x/sysctl-a.txt': `${IGNORE('all')} = 0`, '/etc/sysctl.d/99-z.conf': all(2) },
            '0',
        ],
        [
            'what runs, by its folder',
            { '/proc/sys': `${IGNORE('all')} = 0`, '/etc/rc.local': `sysctl ${all(2)}` },
            '0',
        ],
    ])('%s', (_, texts, expected) => {
        expect(sysctlsOf(hostFiles(texts)).value(IGNORE('all'))?.value ?? '-').toBe(expected);
    });

    it.each([
        ['/proc/sys', all(1), 'running'],
        ['/etc/rc.local', `sysctl -w ${all(1)}`, 'command'],
        ['/run/sysctl.d/a.conf', all(1), 'file'],
    ])('%s sets it', (path, text, by) => {
        expect(sysctlsOf(hostFiles({ [path]: text })).value(IGNORE('all'))?.by).toBe(by);
    });

    it('the place is the line that decided', () => {
        const { value } = sysctlsOf(
            hostFiles({ '/etc/sysctl.d/a.conf': `\n${all(1)}`, '/etc/sysctl.d/b.conf': `#\n\n${all(2)}` }),
        );
        expect(said(value(IGNORE('all'))?.place)).toBe(`/etc/sysctl.d/b.conf: ${IGNORE('all')}=2`);
    });
});

describe('what commands write', () => {
    it.each([
        ['sysctl', 'sysctl -w net.ipv4.conf.all.arp_ignore=1'],
        ['with its folder and several keys', '/sbin/sysctl -q kernel.x=1 net.ipv4.conf.all.arp_ignore=1'],
        ['echo', 'echo "1" > /proc/sys/net/ipv4/conf/all/arp_ignore'],
        ['echo without blanks', 'echo 1 >/proc/sys/net/ipv4/conf/all/arp_ignore'],
        ['echo into sysctl.conf', "echo 'net.ipv4.conf.all.arp_ignore = 1' >> /etc/sysctl.conf"],
        [
            'a here-document',
            'cat > /etc/sysctl.d/90-lvs.conf <<EOF\n# LVS\nnet.ipv4.conf.all.arp_ignore = 1\nEOF\n',
        ],
        [
            'a here-document and tee',
            'cat <<EOF | sudo tee -a /etc/sysctl.conf\nnet.ipv4.conf.all.arp_ignore=1\nEOF\n',
        ],
        ['a here-document of sysctl', 'sysctl -p - <<EOF\nnet.ipv4.conf.all.arp_ignore=1\nEOF\n'],
        ['a variable and a condition', 'I=all\nif true; then sysctl -w net.ipv4.conf.${I}.arp_ignore=1; fi'],
        [
            'a loop, and a branch that undoes it',
            'case $1 in\nstart)\nfor i in all lo; do echo 1 > /proc/sys/net/ipv4/conf/$i/arp_ignore; done\n;;\n' +
                'stop)\necho 0 > /proc/sys/net/ipv4/conf/all/arp_ignore\n;;\nesac',
        ],
    ])('%s', (_, text) => {
        expect(sysctlsOf(hostFiles({ '/etc/rc.local': text })).value(IGNORE('all'))?.value).toBe('1');
    });

    it.each([
        ['a channel: echo writes an empty line', 'echo 1>/proc/sys/net/ipv4/conf/all/arp_ignore'],
        ['a comment', '# sysctl -w net.ipv4.conf.all.arp_ignore=1'],
        ['a here-document for another file', 'cat > /root/a <<EOF\nnet.ipv4.conf.all.arp_ignore=1\nEOF\n'],
        ['a key that is asked for', 'sysctl net.ipv4.conf.all.arp_ignore'],
        ['an error', 'echo 1 2>/proc/sys/net/ipv4/conf/all/arp_ignore'],
    ])('nothing: %s', (_, text) => {
        expect(sysctlsOf(hostFiles({ '/etc/rc.local': text })).value(IGNORE('all'))).toBeUndefined();
    });
});

it('a line of a here-document has its place', () => {
    const text = 'cat > /etc/sysctl.d/a.conf <<E\r\nx.y=1\r\nE\r\n';
    const { place } = sysctlsOf(hostFiles({ '/root/a.sh': text })).value('x.y') ?? {};
    expect(said(place)).toBe('/root/a.sh: x.y=1\r');
});

describe('what an interface gets', () => {
    /** Value, places and what `default` adds, for arp_ignore of a device. */
    function effective(device: string, text: string): unknown[] {
        const { value, places, withDefault } = sysctlsOf(
            hostFiles({ '/etc/sysctl.d/a.conf': text }),
        ).effective('arp_ignore', device);
        const lines = places.map((place) => said(place)?.split('conf.').at(-1));
        return withDefault === undefined ? [value, lines] : [value, lines, withDefault.value];
    }

    // Which addresses answered ARP was seen on a bridge of network namespaces: `lo` and, once the card has its
    // address, `default` change nothing; `all` and the card's own key do.
    it.each([
        ['nothing', 'eth0', '', [0, []]],
        ['all', 'eth0', `${IGNORE('all')}=1`, [1, ['all.arp_ignore=1']]],
        ['its own', 'eth0', `${IGNORE('eth0')}=1`, [1, ['eth0.arp_ignore=1']]],
        [
            'the greater of both',
            'eth0',
            `${IGNORE('all')}=1\n${IGNORE('eth0')}=2`,
            [2, ['eth0.arp_ignore=2']],
        ],
        [
            'all does not make it less',
            'eth0',
            `${IGNORE('all')}=0\n${IGNORE('eth0')}=2`,
            [2, ['eth0.arp_ignore=2']],
        ],
        [
            'both alike',
            'eth0',
            `${IGNORE('all')}=1\n${IGNORE('eth0')}=1`,
            [1, ['all.arp_ignore=1', 'eth0.arp_ignore=1']],
        ],
        ['the key of lo is for lo', 'eth0', `${IGNORE('lo')}=1`, [0, []]],
        ['default, if it has no address yet', 'eth0', `${IGNORE('default')}=1`, [0, [], 1]],
        [
            'default is no more than all',
            'eth0',
            `${IGNORE('default')}=1\n${IGNORE('all')}=1`,
            [1, ['all.arp_ignore=1']],
        ],
        ['default does not reach lo', 'lo', `${IGNORE('default')}=1`, [0, []]],
        [
            'its own before default',
            'eth0',
            `${IGNORE('default')}=1\n${IGNORE('eth0')}=0`,
            [0, ['eth0.arp_ignore=0']],
        ],
        [
            'a value with more behind it',
            'eth0',
            `${IGNORE('all')}=0x2 # two`,
            [2, ['all.arp_ignore=0x2 # two']],
        ],
    ])('%s', (_, device, text, expected) => {
        expect(effective(device, text)).toEqual(expected);
    });
});

describe('forwarding', () => {
    it.each([
        ['ip_forward', 'net.ipv4.ip_forward=1', '1'],
        ['its other name', 'net.ipv4.conf.all.forwarding=1', '1'],
        ['the last of both', 'net.ipv4.ip_forward=1\nnet.ipv4.conf.all.forwarding=0', '0'],
        ['the last of both, turned', 'net.ipv4.conf.all.forwarding=0\nnet.ipv4.ip_forward=1', '1'],
        ['a pattern in between', 'net.ipv4.ip_forward=1\nnet.ipv4.conf.*.forwarding=0', '0'],
    ])('%s', (_, text, expected) => {
        const { value } = sysctlsOf(hostFiles({ '/etc/sysctl.d/a.conf': text }));
        expect(value('net.ipv4.ip_forward')?.value).toBe(expected);
    });
});

describe('whether anything is known', () => {
    it.each([
        ['no file', {}, false],
        ['another file', { '/etc/hostname': 'web1' }, false],
        ['an empty file', { '/etc/sysctl.d/a.conf': '' }, true],
        ['sysctl.conf', { '/etc/sysctl.conf': '# nothing\n' }, true],
        ['a list of what runs', { '/tmp/web1-sysctl-a.txt': '' }, true],
        ['a command', { '/root/install.sh': 'sysctl -w kernel.x=1' }, true],
    ])('%s', (_, texts, expected) => {
        expect(sysctlsOf(hostFiles(texts)).isKnown).toBe(expected);
    });
});
