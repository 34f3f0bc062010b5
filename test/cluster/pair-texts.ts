/** A pair of nodes in which nothing is wrong, for tests that put something wrong into it. */

/** The configuration of one of the nodes. */
export function nodeText(name: 'lb1' | 'lb2'): string {
    const [priority, own, peer] =
        name === 'lb1' ? [100, '10.0.0.1', '10.0.0.2'] : [90, '10.0.0.2', '10.0.0.1'];
    return `global_defs {
    router_id ${name}
    notification_email_from ${name}@example.com
    enable_script_security
    script_user root
}

vrrp_script chk_http {
    script "/usr/bin/curl -sf http://127.0.0.1/"
    interval 2
    weight -20
}

vrrp_sync_group G {
    group {
        VI_WEB
        VI_IN
    }
    track_script {
        chk_http
    }
}

vrrp_instance VI_WEB {
    state BACKUP
    interface ${name === 'lb1' ? 'eth0' : 'ens3'}
    virtual_router_id 17
    priority ${priority}
    advert_int 1
    authentication {
        auth_type PASS
        auth_pass k4l1nt01
    }
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    virtual_ipaddress {
        10.0.0.5/32
        10.0.0.6/32
    }
}

vrrp_instance VI_IN {
    state BACKUP
    interface eth1
    virtual_router_id 18
    priority ${priority}
    preempt_delay 30
    virtual_ipaddress {
        10.1.0.5/24
    }
}

virtual_server 10.0.0.5 80 {
    delay_loop 6
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 10.0.0.3 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 10.0.0.4 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;
}
