/** What is wrong with the directors of a spec beside one another. */
import { FAMILY_NAMES } from '../../../schema/values/address.ts';
import { inOneNetwork, networkOf, readAddress } from '../network.ts';
import { prioritiesOf } from '../priorities.ts';
import { type Spec, type SpecFault, writtenAddresses } from '../written.ts';

/** Whatever the directors have not in common, or may not have in common. */
export function directorFaults(spec: Spec): readonly SpecFault[] {
    return [...networkFaults(spec), ...priorityFaults(spec)];
}

/** Directors hear each other in one network. */
function networkFaults({ directors: [first, ...others] }: Spec): readonly SpecFault[] {
    if (first === undefined) return [];
    const own = writtenAddresses(first, []).flatMap(({ text }) => readAddress(text) ?? []);
    return others.flatMap((director, index) =>
        writtenAddresses(director, ['directors', index + 1]).flatMap(({ text, path }): SpecFault[] => {
            const read = readAddress(text);
            const there = own.find(({ family }) => family === read?.family);
            if (read?.prefix === undefined || there?.prefix === undefined) return [];
            const { address, family, prefix } = read;
            const network = networkOf(there.address, family, there.prefix);
            if (prefix === there.prefix && inOneNetwork(address, there.address, family, prefix)) return [];
            return [
                {
                    path,
                    message: `is ${text}, outside ${network}, the ${FAMILY_NAMES[family]} network of ${first.name}`,
                },
            ];
        }),
    );
}

function priorityFaults({ directors }: Spec): readonly SpecFault[] {
    const owners = new Map<number, string>();
    return prioritiesOf(directors).flatMap((priority, index): SpecFault[] => {
        const director = directors[index];
        const owner = owners.get(priority);
        owners.set(priority, director?.name ?? '');
        if (owner === undefined) return [];
        const message = `is ${priority}, as that of ${owner}; each director needs one of its own`;
        return director?.priority === undefined
            ? [
                  {
                      path: ['directors', index],
                      message: `gets the priority ${priority}, as ${owner} has; name another`,
                  },
              ]
            : [{ path: ['directors', index, 'priority'], message }];
    });
}
