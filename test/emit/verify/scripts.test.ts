/** The scripts ask for what the plan says, and for nothing that a host has no use for. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/emit/plan.ts';
import { clientScript } from '../../../src/emit/verify/client.ts';
import { verifyScript } from '../../../src/emit/verify/index.ts';
import { shellWord } from '../../../src/emit/shell.ts';
import { planOf } from '../specs.ts';

function scriptOf(plan: Plan, name: string): string {
    const host = [...plan.directors, ...plan.realServers].find((each) => each.name === name);
    if (host === undefined) throw new Error(`no host ${name}`);
    return verifyScript(plan, host);
}

/** The items of an array in a script, without quotes. */
function itemsOf(script: string, array: string): readonly string[] {
    const [, body = ''] = new RegExp(`^${array}=\\(\n(.*?)^\\)`, 'ms').exec(script) ?? [];
    return body.split('\n').flatMap((line) => (line === '' ? [] : [line.trim().replaceAll("'", '')]));
}

describe('the script of a director', () => {
    it('has every service and every real server of it, as ipvsadm writes them', () => {
        const script = scriptOf(planOf('resolver'), 'lb1');
        expect(itemsOf(script, 'services')).toEqual([
            '-u [2001:db8:53::53]:53 rr',
            '-t [2001:db8:53::53]:53 rr',
        ]);
        expect(itemsOf(script, 'pool')).toEqual([
            '-u [2001:db8:53::53]:53 [2001:db8:53::11]:53 1 ns1',
            '-u [2001:db8:53::53]:53 [2001:db8:53::12]:53 1 ns2',
            '-t [2001:db8:53::53]:53 [2001:db8:53::11]:53 1 ns1',
            '-t [2001:db8:53::53]:53 [2001:db8:53::12]:53 1 ns2',
        ]);
    });

    it('listens for adverts of its virtual router, longer than a holder takes for two', () => {
        const three = scriptOf(planOf('three'), 'east');
        expect(three).toContain(
            `timeout 3 tcpdump -nnp -c 1 -Q in -i "$interface" '(ip proto 112 and ip[21] = 100)'`,
        );
        expect(scriptOf(planOf('resolver'), 'lb1')).toContain('(ip6 proto 112 and ip6[41] = 53)');
        expect(scriptOf(planOf('dual-stack'), 'lb2')).toContain(
            '(ip proto 112 and ip[21] = 33) or (ip6 proto 112 and ip6[41] = 33)',
        );
    });

    it('listens for nobody where it is alone', () => {
        const script = scriptOf(planOf('alone'), 'lb');
        expect(script).not.toContain('tcpdump');
        expect(script).toContain('the only director does not have');
    });

    it('looks for the rules that let adverts of the others in', () => {
        expect(scriptOf(planOf('iptables'), 'lb1')).toContain(
            String.raw`rule 'VRRP is open for 10.2.0.2' accept '10\.2\.0\.2' 'vrrp|112'`,
        );
        expect(scriptOf(planOf('three'), 'south')).not.toContain('The firewall');
    });
});

describe('the script of a real server', () => {
    it('wants the address and quiet about it, where it has the address', () => {
        const script = scriptOf(planOf('debian'), 'web1');
        expect(itemsOf(script, 'virtual_addresses')).toEqual(['192.0.2.80']);
        expect(script).toContain('arp_ignore');
        expect(script).not.toContain('redirect');
    });

    it('wants a redirection and no address, where it redirects', () => {
        const script = scriptOf(planOf('iptables'), 'proxy2');
        expect(script).not.toContain('arp_ignore');
        expect(script).toContain(
            String.raw`rule '10.2.9.9:5140/udp is redirected to the own address' redirect '10\.2\.9\.9' udp 5140`,
        );
        expect(itemsOf(script, 'ports')).toEqual(['tcp 10.2.1.2 3128', 'udp 10.2.1.2 5140']);
    });

    it('wants listeners for clients and for checks', () => {
        expect(itemsOf(scriptOf(planOf('rhel'), 'web1'), 'ports')).toEqual([
            'tcp 203.0.113.10 80',
            'tcp 203.0.113.23 80',
        ]);
        expect(itemsOf(scriptOf(planOf('alone'), 'sorry'), 'ports')).toEqual(['tcp 10.1.0.100 8080']);
    });

    it('keeps ARP out of IPv6', () => {
        expect(scriptOf(planOf('resolver'), 'ns1')).not.toContain('arp_');
    });
});

describe('the script of a client', () => {
    it('asks twice for each server, and in the name of the virtual host', () => {
        const lines = clientScript(planOf('rhel')).split('\n');
        expect(lines).toContain("several 4 '203.0.113.10:25' connects 203.0.113.10 25");
        expect(lines).toContain(
            "several 6 '203.0.113.10:80' answers 203.0.113.10 80 200 http://mail.example.com:80/ --resolve mail.example.com:80:203.0.113.10",
        );
    });

    it('says that UDP is not asked', () => {
        const script = clientScript(planOf('resolver'));
        expect(script).toContain("skip '[2001:db8:53::53]:53/udp: whether an answer is right");
        expect(script).toContain("several 4 '[2001:db8:53::53]:53' connects 2001:db8:53::53 53");
    });

    it('knows all hosts by their own addresses', () => {
        const script = clientScript(planOf('dual-stack'));
        expect(itemsOf(script, 'directors')).toEqual([
            '198.51.100.1 lb1',
            '2001:db8:1::1 lb1',
            '198.51.100.2 lb2',
            '2001:db8:1::2 lb2',
        ]);
        expect(itemsOf(script, 'real_servers')).toHaveLength(4);
    });
});

describe('a word of the shell', () => {
    it('is quoted when it means something to the shell', () => {
        expect(shellWord('/a/b-c_1.0:80')).toBe('/a/b-c_1.0:80');
        expect(shellWord('/?a=1&b=`id`')).toBe("'/?a=1&b=`id`'");
        expect(shellWord("it's")).toBe(String.raw`'it'\''s'`);
    });
});
