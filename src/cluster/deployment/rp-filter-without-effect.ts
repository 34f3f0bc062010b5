import { deviceOf } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    useless: (host: string, device: string) =>
        `"rp_filter" of "all" switches nothing off on ${host}: the greater of it and that of ${device} counts, which is not set to 0 here`,
};

/** A setting of the reverse path filter that has no effect. */
export const rpFilterWithoutEffect: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/rp-filter-without-effect',
        severity: 'info',
        title: 'an rp_filter for all that switches nothing off',
        why: 'Of `rp_filter` in `all` and that of the interface the greater counts. `all` 0 alone changes nothing, since distributions set 1 or 2 on the interfaces. With one network it need not be changed anyhow: directors and real servers of Direct Routing work with 0, 1 and 2.',
        source: 'net/ipv4/fib_frontend.c, include/linux/inetdevice.h:IN_DEV_RPFILTER (Linux)',
    }),
    messages,
    judge: ({ hosts }, report) => {
        for (const host of hosts) {
            const { sysctls } = host.host;
            const device = deviceOf(host, [...host.own][0]);
            const all = sysctls.value('net.ipv4.conf.all.rp_filter');
            const own = sysctls.value(`net.ipv4.conf.${device}.rp_filter`);
            if (all === undefined || Number(all.value) !== 0) continue;
            // An interface without a value of its own mostly gets that of "default" at boot.
            const there = own ?? sysctls.value('net.ipv4.conf.default.rp_filter');
            if (there !== undefined && Number(there.value) === 0) continue;
            report({ message: messages.useless(host.name, device), place: all.place });
        }
    },
};
