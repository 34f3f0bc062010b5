import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    differs: (host: string, other: string) =>
        `keepalived does not start at boot on ${host}, though it does on ${other}`,
    other: () => 'there it does',
};

/** A director on which keepalived is not started at boot, unlike on another. */
export const startDiffers: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/start-differs',
        severity: 'warning',
        title: 'keepalived that starts at boot on some directors only',
        why: 'Whether keepalived starts at boot is a decision on fail-back: where it does not, a director that was restarted stays out until somebody looks. That holds for all of them or for none. Where one starts and the other does not, a reboot of both leaves one alone, and a reboot of that one leaves the addresses with nobody.',
        symptoms: ['address-on-nobody', 'does-not-start', 'no-fail-back'],
        source: 'systemctl(1)',
    }),
    messages,
    judge: ({ directors }, report) => {
        const states = directors.map((director) => ({ director, ...director.host.service('keepalived') }));
        const on = states.find(({ state }) => state === 'enabled');
        if (on === undefined) return;
        for (const { director, state, place } of states) {
            if (state !== 'disabled' && state !== 'masked') continue;
            report({
                message: messages.differs(director.name, on.director.name),
                place,
                related: on.place === undefined ? [] : [{ ...on.place, message: messages.other() }],
            });
        }
    },
};
