import { describe, expect, it } from 'vitest';
import { hears, listeningOf } from '../../src/hosts/listening/index.ts';
import { hostFiles, said } from './files.ts';

/** Each listener as `address port`, with 4 and 6 for the families of a wildcard, and `udp`. */
function listeners(texts: Readonly<Record<string, string>>): string[] {
    return listeningOf(hostFiles(texts)).listeners.map(({ address, families, port, protocol }) => {
        const which =
            address === '*' ? families.map((family) => (family === 'inet' ? '4' : '6')).join('') : '';
        return `${address}${which} ${String(port)}${protocol === 'udp' ? ' udp' : ''}`;
    });
}

describe('nginx', () => {
    const server = (lines: string): Record<string, string> => ({
        '/etc/nginx/sites-enabled/default': `server {\n    ${lines}\n}\n`,
    });

    it.each([
        ['listen 80;', ['*4 80']],
        ['listen 80 default_server; listen [::]:80 default_server;', ['*4 80', '*6 80']],
        ['listen [::]:80 ipv6only=off;', ['*46 80']],
        ['listen 10.0.0.3:8080 ssl;', ['10.0.0.3 8080']],
        ['listen *:443 ssl;\n    listen 443 quic reuseport;', ['*4 443', '*4 443 udp']],
        ['listen 10.0.0.3; listen [2001:DB8::3];', ['10.0.0.3 80', '2001:db8::3 80']],
        ['listen localhost:8080;', ['127.0.0.1 8080']],
        ['listen unix:/run/nginx.sock; listen web.example.com:80;', []],
        ['# listen 80;\n    server_name a; # listen 81;', []],
        ['listening 80; listen 0; listen 99999;', []],
        ['listen\n        81;', ['*4 81']],
    ])('%j', (lines, expected) => {
        expect(listeners(server(lines))).toEqual(expected);
    });

    it('reads no site that is only available', () => {
        expect(listeners({ '/etc/nginx/sites-available/a': 'server { listen 80; }' })).toEqual([]);
    });
});

describe('Apache', () => {
    it.each([
        ['Listen 80', ['*46 80']],
        ['listen 10.0.0.5:80', ['10.0.0.5 80']],
        ['<IfModule ssl_module>\n\tListen 443 https\n</IfModule>', ['*46 443']],
        ['Listen [::]:80', ['*46 80']],
        ['Listen 0.0.0.0:80', ['*4 80']],
        ['Listen [2001:db8::5]:80', ['2001:db8::5 80']],
        ['#Listen 80\nListenBacklog 511', []],
    ])('%j', (text, expected) => {
        expect(listeners({ '/etc/apache2/ports.conf': text })).toEqual(expected);
        expect(listeners({ '/etc/httpd/conf/httpd.conf': text })).toEqual(expected);
    });
});

describe('HAProxy', () => {
    it.each([
        ['bind :80', ['*4 80']],
        ['bind *:80,10.0.0.5:443 ssl crt /etc/a.pem', ['*4 80', '10.0.0.5 443']],
        ['bind :::80', ['*46 80']],
        ['bind [::]:80 v6only', ['*6 80']],
        ['bind ipv6@2001:db8::5:80', ['2001:db8::5 80']],
        ['bind ipv4@10.0.0.5:8000-8002', ['10.0.0.5 8000', '10.0.0.5 8001', '10.0.0.5 8002']],
        ['bind quic4@:443', ['*4 443 udp']],
        ['bind /run/haproxy.sock\nbind abns@x\nbind :80-70\nserver a 10.0.0.3:80\n# bind :80', []],
    ])('%j', (text, expected) => {
        expect(listeners({ '/etc/haproxy/haproxy.cfg': `frontend f\n    ${text}\n` })).toEqual(expected);
    });
});

// As ss of iproute2 6.1 and net-tools 2.10 print them.
describe('a list of sockets', () => {
    it.each([
        [
            'LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\nLISTEN 0 511 *:80 *:*\nLISTEN 0 128 [::]:22 [::]:*',
            ['*4 22', '*46 80', '*6 22'],
        ],
        [
            'UNCONN 0 0 10.0.0.3:53 0.0.0.0:*\nUNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:*',
            ['10.0.0.3 53 udp', '127.0.0.53 53 udp'],
        ],
        [
            'Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nudp UNCONN 0 0 [fe80::1]%eth0:546 [::]:*\ntcp LISTEN 0 128 127.0.0.1:25 0.0.0.0:* users:(("x",pid=1,fd=3))',
            ['127.0.0.1 25'],
        ],
        ['ESTAB 0 0 10.0.0.3:22 10.0.0.9:5000', []],
        [
            'tcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN\ntcp6 0 0 :::80 :::* LISTEN\nudp 0 0 0.0.0.0:68 0.0.0.0:*',
            ['*4 22', '*46 80', '*4 68 udp'],
        ],
    ])('%j', (text, expected) => {
        expect(listeners({ '/tmp/web1-ss.txt': text })).toEqual(expected);
    });

    it('stands in place of the files', () => {
        const files = { '/etc/apache2/ports.conf': 'Listen 80', '/ss.txt': 'LISTEN 0 1 *:81 *:*' };
        expect(listeners(files)).toEqual(['*46 81']);
    });
});

describe('what is known', () => {
    it.each([
        [{}, false, false],
        [{ '/etc/hosts': '' }, false, false],
        [{ '/etc/apache2/ports.conf': 'Listen 80' }, true, false],
        [{ '/etc/apache2/ports.conf': '# Listen 80' }, false, false],
        [{ '/ss.txt': '' }, true, true],
    ])('%j', (texts, isKnown, isComplete) => {
        expect(listeningOf(hostFiles(texts))).toMatchObject({ isKnown, isComplete });
    });

    it('and where', () => {
        const { listeners: found } = listeningOf(
            hostFiles({ '/etc/nginx/a.conf': 'server {\n  listen  80 ;\n}' }),
        );
        expect(said(found[0]?.place)).toBe('/etc/nginx/a.conf: listen  80 ;');
    });
});

describe('a packet', () => {
    it.each([
        ['listen 80', '10.0.0.5', true],
        ['listen 80', '2001:db8::5', true],
        ['listen 0.0.0.0:80', '2001:db8::5', false],
        ['listen 10.0.0.5:80', '10.0.0.5', true],
        ['listen 10.0.0.5:80', '10.0.0.3', false],
        ['listen [2001:db8::5]:80', '2001:DB8:0::5', true],
        ['listen 80', 'web1', false],
    ])('%s hears %s: %s', (text, address, expected) => {
        const [listener] = listeningOf(hostFiles({ '/etc/apache2/ports.conf': text })).listeners;
        expect(listener !== undefined && hears(listener, address)).toBe(expected);
    });
});
