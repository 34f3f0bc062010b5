import { isLacking } from '../../model/service.ts';
import type { Rule } from '../rule.ts';
import { standingBehind } from '../standing-behind.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';
import { addLine } from './add-line.ts';
import { voiceOf } from './voice.ts';

const messages = {
    missing: (name: string) => `the virtual server ${quote(name)} has no "lvs_sched"; keepalived takes wlc`,
    add: () => 'add "lvs_sched wlc", which keepalived takes',
};

/** A virtual server without scheduler. */
export const schedulerMissing: Rule = {
    meta: {
        id: 'lvs/scheduler-missing',
        area: 'lvs',
        severity: 'warning',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual server without scheduler',
        why: 'The scheduler decides which real server gets a connection. Without one that is the server with the fewest connections for its weight, of which the config test complains until it is written down.',
        symptoms: ['one-server-gets-all'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['no scheduler set, setting default'],
    },
    messages,
    create: ({ bound, file, target, report }) => {
        const origin = voiceOf(target.release, '1.3.6', '2.0.20');
        if (origin === undefined) return {};
        return eachService({ bound, target }, (service) => {
            if (!isLacking('lvs_sched', service, bound)) return;
            const { block, name } = service;
            const related = standingBehind(block, 'lvs_sched', target);
            report({
                message: messages.missing(name.text),
                span: name.span,
                origin,
                related,
                fixes: related.length > 0 ? [] : addLine(messages.add(), file, block, 'lvs_sched wlc'),
            });
        });
    },
};
