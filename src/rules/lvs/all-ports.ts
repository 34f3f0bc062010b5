import { type Service, isLacking } from '../../model/service.ts';
import type { RuleContext } from '../rule.ts';
import { hasIt } from '../words.ts';

/** Whether a virtual server with a mark is none, since the mark is 0: what is left has no address and no port. */
export function isMarkless({ block, marks }: Service): boolean {
    return block.words[1]?.text === 'fwmark' && marks.length === 0;
}

/** Whether keepalived makes a virtual server without port persistent, unasked. */
export function isMadePersistent(
    service: Service,
    { bound, target }: Pick<RuleContext, 'bound' | 'target'>,
): boolean {
    return (
        hasIt(target.release, '2.0.7', undefined) &&
        !service.persistent &&
        isLacking('persistence_timeout', service, bound) &&
        isLacking('persistence_granularity', service, bound) &&
        service.addresses.some(({ port }) => port === undefined)
    );
}
