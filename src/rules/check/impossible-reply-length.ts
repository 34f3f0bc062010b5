import type { Bound } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';

const messages = {
    above: (least: number, most: number) =>
        `a reply of at least ${least} bytes is asked for, and at most ${most} are taken; keepalived runs the check, and it always fails`,
    byDefault: (least: number, most: number) =>
        `a reply of at least ${least} bytes is asked for, and without "max_reply_length" at most ${most} are taken; keepalived runs the check, and it always fails`,
    most: () => 'the upper limit',
    end: () => 'the block ends here',
};

/** The longest reply that is taken where nothing else is said (`keepalived/check/check_udp.c:udp_check_handler`). */
const DEFAULT_MAX = 255;

/** A `min_reply_length` above `max_reply_length`. */
export const impossibleReplyLength: Rule = {
    meta: {
        id: 'check/impossible-reply-length',
        area: 'check',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'reply that cannot be long enough',
        why: 'A UDP_CHECK takes replies of up to 255 bytes unless "max_reply_length" says otherwise. With a lower limit above that no reply passes, and the real server counts as down for good.',
        symptoms: ['servers-removed'],
        source: 'keepalived/check/check_udp.c:udp_check_end_handler',
        says: ['will always fail'],
    },
    messages,
    create: ({ report }) => ({
        enter({ spec, children, statement: { node } }) {
            if (spec?.name !== 'UDP_CHECK') return;
            const last = (name: string): Bound | undefined => {
                const lines = children.filter((child) => child.spec?.name === name);
                return lines.findLast((line) => lengthOf(line) !== undefined) ?? lines.at(-1);
            };
            const [min, max] = [last('min_reply_length'), last('max_reply_length')];
            const least = lengthOf(min);
            const most = max === undefined ? DEFAULT_MAX : lengthOf(max);
            if (min === undefined || least === undefined || most === undefined || least <= most) return;
            const message = max === undefined ? messages.byDefault : messages.above;
            const close = node.block?.close;
            report({
                message: message(least, most),
                span: min.words[1]?.span ?? min.statement.node.span,
                related: [
                    ...(max === undefined
                        ? []
                        : [{ span: max.statement.node.span, message: messages.most() }]),
                    ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                ],
            });
        },
    }),
};

/** The length in a line that keepalived takes. */
function lengthOf(statement: Bound | undefined): number | undefined {
    const text = statement?.words[1]?.text ?? '';
    const length = /^\+?\d+$/.test(text) ? Number(text) : NaN;
    return length <= 0xffff ? length : undefined;
}
