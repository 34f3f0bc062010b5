/** What a third machine finds out about a set. */
import { describe, expect, it } from 'vitest';
import { LISTEN, able, inNamespace, scriptOf, wrong } from './host.ts';

describe.skipIf(!able.namespaces)('a client', () => {
    const script = scriptOf('dual-stack', 'client');
    // The other end of the cable is the director, or whatever a test makes of it.
    const setUp = `${LISTEN}
unshare -n sleep 100 & other=$!
until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.1; done
there() { nsenter -t $other -n "$@"; }
ip link set lo up; ip link add eth0 type veth peer name far; ip link set far netns $other; ip link set eth0 up
ip addr add 198.51.100.200/24 dev eth0; ip addr add 2001:db8:1::200/64 dev eth0 nodad
there ip link set far up; there ip link set lo up
give() { for address in "$@"; do there ip addr add $address dev far $([[ $address != *:* ]] || echo nodad); done; }
give 198.51.100.10/32 2001:db8:1::10/128
declare -f listen >"$up.sh"; there bash -c "up=$up; . $up.sh; listen 8443; exec sleep 100" & until [ -e "$up" ]; do sleep 0.1; done`;
    const run = (...commands: readonly string[]): readonly string[] =>
        inNamespace([setUp, ...commands, `bash ${script}`].join('\n'));

    it('gets answers from the director, in both families', () => {
        const lines = run('give 198.51.100.1/24 2001:db8:1::1/64');
        expect(wrong(lines)).toEqual([]);
        const said = lines.map((line) => line.replace(/ \(.*/, ''));
        expect(said).toContain('ok   198.51.100.10:8443 answered 4 of 4 times');
        expect(said).toContain('ok   [2001:db8:1::10]:8443 answered 4 of 4 times');
        expect(said).toContain('ok   198.51.100.10 is with the director lb1');
        expect(said).toContain('ok   2001:db8:1::10 is with the director lb1');
        expect(said).toContain('ok   one host alone answers for 198.51.100.10');
    });

    it('notices that a real server has taken the address', () => {
        const lines = wrong(run('give 198.51.100.22/24 2001:db8:1::22/64')).map((line) =>
            line.replace(/ \(.*?\)/, ''),
        );
        expect(lines).toEqual([
            '198.51.100.10 is with the real server api2: it answers for it',
            '2001:db8:1::10 is with the real server api2: it answers for it',
        ]);
    });

    it('gets no answer where nobody has the address', () => {
        const taken = 'there ip addr del 198.51.100.10/32 dev far; give 198.51.100.2/24 2001:db8:1::2/64';
        expect(wrong(run(taken))).toEqual([
            '198.51.100.10:8443 did not answer',
            'nobody answers for 198.51.100.10',
        ]);
    });

    it('is not believed on a host of the set', () => {
        const lines = inNamespace(
            `ip link set lo up; ip addr add 198.51.100.10/32 dev lo; bash ${script}; echo $?`,
        );
        expect(lines).toContain('2');
        expect(lines.join('\n')).toContain('this host has 198.51.100.10 itself');
    });
});
