/** Messages of keepalived lead to the rule that finds what they are about. */
import { describe, expect, it } from 'vitest';
import { rulesThatSay } from '../../src/cli/explain/rules.ts';

describe('a message about a value', () => {
    it.each([
        ["number '300' outside range [1, 255]", ['out-of-range']],
        ["number '99999999999' outside unsigned integer range", ['out-of-range']],
        ["negative number '-1'", ['out-of-range']],
        ['(web): garp_master_repeat must be greater than 0, setting to 1', ['out-of-range']],
        ["invalid number '5s'", ['invalid-number']],
        ["number '0.1234567' has too many decimal places", ['invalid-number']],
        [
            '(web) Priority not valid! must be between 1 & 255. Using default 100',
            ['invalid-number', 'out-of-range'],
        ],
        ["vrrp_startup_delay '1.5s' is invalid", ['invalid-number', 'out-of-range']],
        ["(web) unknown state 'master', defaulting to BACKUP", ['unknown-word']],
        ['PARSER : unknown [FNAT] routing method for virtual server.', ['unknown-word']],
        ['(web) unknown track_interface eth1 option 20 - ignoring', ['unknown-word']],
        ['Unknown rule option drop', ['unknown-word']],
        ["Unknown configuration entry '/24' for ip address - ignoring", ['unknown-word', 'surplus-word']],
        ["Invalid value 'True' for global smtp_alert specified", ['invalid-boolean']],
        ['Invalid inhibit_on_failure parameter disabled', ['invalid-boolean']],
        ['VRRP parsed invalid IP 192.0.2.300/24. skipping IP...', ['invalid-address']],
        ['Invalid real server ip address/port 198.51.100,12/80 - skipping', ['invalid-address']],
        [
            'Configuration error: VRRP instance[web] malformed src address[lb1]. Skipping...',
            ['invalid-address'],
        ],
        ["String '/usr/local/bin/notify 'to master': missing terminating '", ['invalid-text']],
        ['invalid dport range 443', ['invalid-text']],
        ['VRRP Error : nftables chain name empty - ignored', ['invalid-text']],
        ['Truncating auth_pass to 8 characters', ['too-long']],
        ["Interface name 'enp65s0f0np0.100' too long - ignoring", ['too-long']],
        ['Block track_interface has extra parameters eth1 ...', ['surplus-word']],
        ['Route has trailing nonsense - metric', ['surplus-word']],
        ['notify_fifo already specified - ignoring /run/b', ['repeated']],
        ['vrrp instance web already defined', ['repeated']],
        ['Invalid rule - preference 101 >= goto target 90', ['contradiction']],
        ['realms are only valid for IPv4', ['contradiction']],
        ['ipip tunnels do not support checksum option.', ['contradiction']],
        ['Please use keyword "id" before lvs_sync_daemon SYNCID', ['deprecated-form']],
        ['No script set for vrrp_script check_web - removing', ['missing-keyword']],
        ['Virtual server [192.0.2.10]:tcp:80 has no real servers - ignoring', ['missing-keyword']],
        ['Route must have a destination', ['missing-keyword']],
        [
            '*** Configuration line starting `priority` is missing a parameter at word position 2',
            ['missing-value'],
        ],
        ['default_interface requires interface name', ['missing-value']],
        ['Warning - empty notification_email block', ['missing-value']],
        ['Missing port for virtual server gue tunnel.', ['missing-value']],
    ])('%s', (message, expected) => {
        const found = rulesThatSay(message).filter(({ meta }) => meta.area === 'value');
        expect(found.map(({ meta }) => meta.id).sort()).toEqual(
            expected.map((each) => `value/${each}`).sort(),
        );
    });

    it.each([
        "Unknown keyword 'tarck_interface'",
        "Extra '}' found",
        "There are 1 missing '}'s or extra '{'s",
        'line too long - ignoring',
        'Config files missing /etc/keepalived/lb.conf',
        "WARNING - interface eth7 for ip address 192.0.2.10 doesn't exist",
        'Disabling track script check_web since not found/accessible',
        "~SEQ missing terminating ')' '~SEQ(X,1,3'",
    ])('is none of: %s', (message) => {
        const found = rulesThatSay(message).filter(({ meta }) => meta.area === 'value');
        expect(found.map(({ meta }) => meta.id)).toEqual([]);
    });
});
