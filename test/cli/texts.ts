/** Keepalived says nothing about it. */
export const CLEAN = 'global_defs {\n    router_id lb1\n}\n';

/** Two errors, each with a safe fix. */
export const BROKEN = '; one\nglobal_defs {\n    router_id lb1\n}\n; two\n';

/** What the safe fixes make of `BROKEN`. */
export const MENDED = BROKEN.replace(/;/g, '#');

/** A warning that the config test shares, and a safe fix for it. */
export const DEPRECATED = `virtual_server 192.0.2.1 80 {
    lvs_sched rr
    lvs_method NAT
    protocol TCP
    real_server 192.0.2.2 80 {
        HTTP_GET {
            nb_get_retry 3
            url {
                path /
                status_code 200
            }
        }
    }
}
`;

/** A warning of kalint alone: there is no such rule. */
export const OWN_WARNING = '# kalint-disable-line no/such-rule -- a reason\n';
