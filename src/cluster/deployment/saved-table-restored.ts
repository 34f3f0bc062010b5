import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    restored: (host: string) =>
        `${host} restores a saved table of IPVS at boot, beside the one that keepalived makes; its servers are checked by nobody`,
};

/** A director that loads a table of IPVS by itself. */
export const savedTableRestored: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/saved-table-restored',
        severity: 'warning',
        title: 'a table of IPVS that is restored beside keepalived',
        why: 'The service of ipvsadm loads a table that was saved once. keepalived makes its own, and does not know what is there besides: virtual servers that nobody configured any more come back at each boot, with servers that nobody checks.',
        symptoms: ['wrong-machine-answers', 'dead-server-stays'],
        source: 'ipvsadm(8)',
    }),
    messages,
    judge: ({ directors }, report) => {
        for (const { name, host } of directors) {
            const { automatic, rules } = host.savedTable;
            const { state, place } = host.service('ipvsadm');
            const isOn = automatic !== undefined || (rules !== undefined && state === 'enabled');
            if (isOn) report({ message: messages.restored(name), place: automatic ?? rules ?? place });
        }
    },
};
