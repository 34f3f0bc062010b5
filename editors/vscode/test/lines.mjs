/** Lines with what is coloured in them, in the scopes of TextMate; each expectation follows from how keepalived reads the line. */

export const BLOCK = 'keyword.control.block';
export const SETTING = 'support.function.setting';
export const DEPRECATED = 'invalid.deprecated';
export const NUMBER = 'constant.numeric';
export const WORD = 'constant.language';
export const OPTION = 'variable.parameter';
export const STRING = 'string.quoted.double';
export const ESCAPE = 'constant.character.escape';
export const VARIABLE = 'variable.other';
export const DEFINED = 'variable.other.definition';
export const COMMENT = 'comment.line';
export const OPEN = ['{', 'punctuation.section.block'];
export const CLOSE = ['}', 'punctuation.section.block'];

/** Lines that mean something by themselves, with what is coloured in them. */
export const LINES = [
    // Comments: anywhere outside double quotes, unless a backslash stands before.
    ['! global', [['! global', COMMENT]]],
    [
        'priority 100#x',
        [
            ['priority', SETTING],
            ['100', NUMBER],
            ['#x', COMMENT],
        ],
    ],
    [
        'router_id a!b "c"',
        [
            ['router_id', SETTING],
            ['!b "c"', COMMENT],
        ],
    ],
    [
        'router_id a\\#b # c',
        [
            ['router_id', SETTING],
            ['\\#', ESCAPE],
            ['# c', COMMENT],
        ],
    ],
    [
        'notify_master "/bin/x a#b!" # c',
        [
            ['notify_master', SETTING],
            ['"/bin/x a#b!"', STRING],
            ['# c', COMMENT],
        ],
    ],
    [
        'chk "a\\"b # c" # d',
        [
            ['"a', STRING],
            ['\\"', ESCAPE],
            ['b # c"', STRING],
            ['# d', COMMENT],
        ],
    ],
    [
        "lvs_sched 'a#b'",
        [
            ['lvs_sched', SETTING],
            ["#b'", COMMENT],
        ],
    ],
    ['# it"s', [['# it"s', COMMENT]]],
    // A quote without partner: keepalived drops the rest of the line, comment or not.
    [
        'state "MASTER # c',
        [
            ['state', SETTING],
            ['"MASTER # c', 'invalid.illegal.open-quote'],
        ],
    ],
    // Statements end at braces; what follows a brace is a line of its own.
    [
        'vrrp_instance VI_1{state MASTER}',
        [
            ['vrrp_instance', BLOCK],
            ['VI_1', 'entity.name.type'],
            OPEN,
            ['state', SETTING],
            ['MASTER', WORD],
            CLOSE,
        ],
    ],
    ['vrrp_instance"VI_2"{', [['vrrp_instance', BLOCK], ['"VI_2"', STRING], OPEN]],
    [
        'router_id "a{b}"',
        [
            ['router_id', SETTING],
            ['"a{b}"', STRING],
        ],
    ],
    ['virtual_server group web {', [['virtual_server', BLOCK], ['group', WORD], OPEN]],
    // Words count only behind the keyword that takes them.
    [
        'lvs_sched wrr',
        [
            ['lvs_sched', SETTING],
            ['wrr', WORD],
        ],
    ],
    ['interface wrr', [['interface', SETTING]]],
    [
        'protocol tcp',
        [
            ['protocol', SETTING],
            ['tcp', WORD],
        ],
    ],
    ['state backup', [['state', SETTING]]],
    [
        'smtp_alert off',
        [
            ['smtp_alert', SETTING],
            ['off', WORD],
        ],
    ],
    // A keyword in the middle of a line or of a word is none.
    ['priority2 100', [['100', NUMBER]]],
    ['auth_pass priority', [['auth_pass', SETTING]]],
    // Gone, deprecated, and deprecated in one of two places.
    [
        'nb_get_retry 3',
        [
            ['nb_get_retry', DEPRECATED],
            ['3', NUMBER],
        ],
    ],
    [
        'nat_mask 255.255.255.0',
        [
            ['nat_mask', DEPRECATED],
            ['255.255.255.0', NUMBER],
        ],
    ],
    ['linkbeat_use_polling', [['linkbeat_use_polling', SETTING]]],
    // Numbers and addresses.
    [
        'advert_int 0.5',
        [
            ['advert_int', SETTING],
            ['0.5', NUMBER],
        ],
    ],
    [
        'status_code 200-299',
        [
            ['status_code', SETTING],
            ['200-299', NUMBER],
        ],
    ],
    [
        '192.0.2.2-10 80',
        [
            ['192.0.2.2-10', NUMBER],
            ['80', NUMBER],
        ],
    ],
    ['router_id lb1.5x', [['router_id', SETTING]]],
    [
        '10.0.0.5/24 dev eth0 scope global label eth0:1',
        [
            ['10.0.0.5/24', NUMBER],
            ['dev', OPTION],
            ['scope', OPTION],
            ['label', OPTION],
        ],
    ],
    [
        '2001:db8::5/64 preferred_lft 0',
        [
            ['2001:db8::5/64', NUMBER],
            ['preferred_lft', OPTION],
            ['0', NUMBER],
        ],
    ],
    [
        '192.0.2.0/24 via 192.0.2.1 rtt 10ms',
        [
            ['192.0.2.0/24', NUMBER],
            ['via', OPTION],
            ['192.0.2.1', NUMBER],
            ['rtt', OPTION],
            ['10ms', NUMBER],
        ],
    ],
    [
        'chk_web weight -20 reverse',
        [
            ['weight', OPTION],
            ['-20', NUMBER],
            ['reverse', OPTION],
        ],
    ],
    // Definitions: only at the start of a line, and `$NAME` only before a blank, a comma, a `)` or the end.
    [
        '$VIP=192.0.2.1 # c',
        [
            ['$VIP', DEFINED],
            ['=', 'keyword.operator.assignment'],
            ['192.0.2.1', NUMBER],
            ['# c', COMMENT],
        ],
    ],
    [
        '$VIP = 1',
        [
            ['$VIP', VARIABLE],
            ['1', NUMBER],
        ],
    ],
    [
        'priority $PRIO',
        [
            ['priority', SETTING],
            ['$PRIO', VARIABLE],
        ],
    ],
    ['$NET/24 ${NET}/24', [['${NET}', VARIABLE]]],
    [
        'router_id "a ${X}"',
        [
            ['router_id', SETTING],
            ['"a ', STRING],
            ['${X}', VARIABLE],
            ['"', STRING],
        ],
    ],
    ['vrrp_instance VI_${N} {', [['vrrp_instance', BLOCK], ['${N}', VARIABLE], OPEN]],
    // Conditions and sequences stand before a statement.
    [
        '@lb1 priority 100',
        [
            ['@lb1', 'keyword.control.conditional'],
            ['priority', SETTING],
            ['100', NUMBER],
        ],
    ],
    [
        '  @^lb1 state MASTER',
        [
            ['@^lb1', 'keyword.control.conditional'],
            ['state', SETTING],
            ['MASTER', WORD],
        ],
    ],
    ['router_id @lb1', [['router_id', SETTING]]],
    [
        '~SEQ(X, 1, $N) real_server 10.0.0.${X} 80 {',
        [
            ['~SEQ', 'keyword.control.sequence'],
            ['X', DEFINED],
            ['1', NUMBER],
            ['$N', VARIABLE],
            ['real_server', BLOCK],
            ['${X}', VARIABLE],
            ['80', NUMBER],
            OPEN,
        ],
    ],
    // Includes: a word and a pattern; alone, it is no include.
    [
        'include conf.d/*.conf # c',
        [
            ['include', 'keyword.control.include'],
            ['conf.d/*.conf', 'string.unquoted.path'],
            ['# c', COMMENT],
        ],
    ],
    [
        'includem ${DIR}/a{b,c}.conf',
        [
            ['includem', 'keyword.control.include'],
            ['${DIR}', VARIABLE],
            ['/a{b,c}.conf', 'string.unquoted.path'],
        ],
    ],
    ['include', []],
    ['included a', []],
];
