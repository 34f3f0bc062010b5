import { wordsSpan } from '../../schema/bind.ts';
import { bfdInstances } from '../../model/bfd-instances.ts';
import { FAMILY_NAMES } from '../../schema/values/address.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    mixed: (source: string, neighbor: string) =>
        `the source is an ${source} address and the neighbour an ${neighbor} one; keepalived drops the session`,
    neighbor: () => 'the neighbour',
    end: () => 'the block ends here',
};

/** A BFD session from one address family to the other. */
export const bfdFamilyMismatch = wholeRule(
    {
        name: 'bfd-family-mismatch',
        byBlock: true,
        title: 'BFD session between two address families',
        why: 'A session sends packets from "source_ip" to "neighbor_ip", so both are IPv4 addresses or both are IPv6 addresses. Whatever follows the session is without it.',
        symptoms: ['no-failover'],
        source: 'keepalived/bfd/bfd_parser.c:bfd_end_handler',
        says: ['are not of the same family'],
    },
    messages,
    function* ({ bound, target }) {
        for (const { block, source, neighbor, isMixed } of bfdInstances(bound, target)) {
            if (source === undefined || !isMixed) continue;
            const { close } = block.statement.node.block ?? {};
            yield {
                message: messages.mixed(FAMILY_NAMES[source.family], FAMILY_NAMES[neighbor.family]),
                span: wordsSpan(source.from),
                related: [
                    ...seeAlso(neighbor.from, messages.neighbor()),
                    ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                ],
            };
        }
    },
);
