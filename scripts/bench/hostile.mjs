/** Texts that are made to keep a program busy, each with the files that it needs beside it. */

const repeat = (text, count) => text.repeat(count);
const lines = (count, line) => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

/** An instance that lacks nothing, with a further line. */
const instance = (line) =>
    `vrrp_instance a {\ninterface eth0\nvirtual_router_id 1\n${line}\nvirtual_ipaddress {\n10.0.0.1\n}\n}\n`;

/** Definitions of which each brings the next one twice. */
function doubling(count) {
    return lines(count, (index) => `$A${index}=\${A${index + 1}} \\\n\${A${index + 1}}`);
}

/** What expands to more than anybody wants: it has to end early, and with a finding. */
export const EXPANSIONS = {
    'nested sequences': '~SEQ(A,1,1000) ~SEQ(B,1,1000) vrrp_script s$A$B {\n',
    'a million lines': '~SEQ(A,1,1000000) priority $A\n',
    'a definition of itself': '$A=$A \\\n$A $A\n$A\n',
    'definitions that double': `${doubling(30)}$A30=x\n\${A0}\n`,
    'wide definitions in a sequence': `$A=${repeat('$B', 20)}\n$B=${repeat('$C', 10)}\n$C=${repeat('x', 50)}\n~SEQ(Q,1,99999999) router_id $A\n`,
    'an include of itself': repeat('include hostile.conf\n', 50),
};

/** What would take the square of its length, if anything in kalint looked at all of it for each part of it. */
export const LONG = {
    '100 000 { on a line': repeat('{', 100_000),
    '100 000 } on lines': repeat('}\n', 100_000),
    '50 000 open blocks': repeat('vrrp_instance a {\n', 50_000),
    '50 000 comments with ;': lines(50_000, (index) => `; ${index}`),
    '50 000 unknown keywords': lines(50_000, (index) => `some_keyword_${index} x`),
    '25 000 suppressions': repeat('# kalint-disable-next-line syntax/unknown-keyword -- x\nfoo\n', 25_000),
    '20 000 addresses': `vrrp_instance a {\nvirtual_ipaddress {\n${lines(20_000, (index) => `10.0.${index >> 8}.${index & 255}`)}}\n}\n`,
    '5 000 virtual routers': lines(
        5_000,
        (index) =>
            `vrrp_instance a${index} {\ninterface eth0\nvirtual_router_id 1\nvirtual_ipaddress {\n10.0.${index >> 8}.${index & 255}\n}\n}`,
    ),
    '10 000 real servers': `virtual_server 10.0.0.1 80 {\n${lines(10_000, (index) => `real_server 10.1.${index >> 8}.${index & 255} 80 {\n}`)}}\n`,
    '50 000 open quotes': repeat('notify "a\n', 50_000),
    'a line of 1 000 000 words': repeat('a ', 1_000_000),
    '1 000 000 control characters': repeat('\x01', 1_000_000),
    '200 000 blanks in an open quote': instance(`notify "/bin/a${repeat(' ', 200_000)}b`),
    '40 000 undefined ${A} in a word': instance(`priority ${repeat('${A}', 40_000)}`),
    '20 000 interfaces before their list': instance(`track_interface ${repeat('eth1 weight 5 ', 20_000)}`),
    '50 000 words after a curly quote': instance(`notify ${repeat('\u201ca ', 50_000)}`),
    '50 000 no-break spaces': instance(`notify ${repeat('a\u00a0', 50_000)}`),
    '6 000 real servers of a mark': `virtual_server fwmark 5 {\nlb_kind DR\n${lines(6_000, (index) => `real_server 10.1.${index >> 8}.${index & 255} 80 {\nTCP_CHECK {\n}\n}`)}}\n`,
};
