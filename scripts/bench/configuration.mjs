/** A configuration that keepalived takes without a word, as long as is asked for. */

const HEAD = ['global_defs {', '    router_id lb1', '}', ''];

function instance(id) {
    return [
        `vrrp_instance VI_${id} {`,
        '    state BACKUP',
        '    interface eth0',
        `    virtual_router_id ${id}`,
        '    priority 100',
        '    advert_int 1',
        '    virtual_ipaddress {',
        `        10.0.${id}.1/24`,
        '    }',
        '}',
        '',
    ];
}

function server(number) {
    const [third, fourth] = [number >> 8, number & 255];
    const real = (last) => [
        `    real_server 10.2.${last}.1 80 {`,
        '        weight 1',
        '        TCP_CHECK {',
        '            connect_timeout 3',
        '        }',
        '    }',
    ];
    return [
        `virtual_server 10.1.${third}.${fourth} 80 {`,
        '    delay_loop 6',
        '    lvs_sched rr',
        '    lvs_method NAT',
        '    protocol TCP',
        '',
        ...real(1),
        ...real(2),
        '}',
        '',
    ];
}

/** The text of a configuration with `lines` lines: a few instances, then virtual servers, then comments. */
export function configurationOf(lines) {
    const result = [...HEAD];
    for (let id = 1; id <= 20; id++) result.push(...instance(id));
    for (let number = 1; result.length + server(number).length <= lines; number++)
        result.push(...server(number));
    while (result.length < lines) result.push('# end');
    return `${result.join('\n')}\n`;
}
