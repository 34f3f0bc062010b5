import { failoverJson, failoverText } from '../../report/failover.ts';
import { visible } from '../../report/visible.ts';
import { clustersOf } from '../../service/cluster.ts';
import { failoverOf } from '../../service/failover.ts';
import { checkFiles } from '../../service/files.ts';
import { type ColorChoice, styleFor } from '../color.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { type NodeOptions, givenBy, readNodes } from '../read/nodes.ts';
import { hint, say } from '../say.ts';
import { VERSION } from '../version.ts';

/** The options of `kalint failover` as they are parsed. */
export interface FailoverOptions extends NodeOptions {
    readonly faults: '1' | '2';
    readonly format: 'text' | 'json';
    readonly color: ColorChoice;
}

/** Works out what becomes of the addresses of some nodes, prints it, and answers the exit status. */
export async function failover(
    operands: readonly string[],
    options: FailoverOptions,
    io: Io,
): Promise<number> {
    const given = await givenBy(options, io);
    const read = given === undefined ? undefined : await readNodes(operands, options, given, io);
    if (read === undefined) return EXIT.unusable;
    const { files, settingsFor } = read;
    const request = { named: [files.map(({ uri }) => ({ uri }))], others: [] };
    const [cluster] = clustersOf(files, settingsFor, request);
    if (cluster === undefined) {
        say(io, 'one node has nobody to fail over to; name the files of two or more');
        return EXIT.unusable;
    }
    if (cluster.routers.length === 0) {
        say(io, 'none of the nodes has a virtual router');
        return EXIT.unusable;
    }
    const failing = checkFiles(files, settingsFor).filter(({ configTest }) =>
        Object.values(configTest).includes('fails'),
    );
    for (const { file } of failing)
        hint(io, `keepalived complains about ${visible(file.uri)}: kalint ${visible(file.uri)}`);
    const found = failoverOf(cluster, options.faults === '1' ? 1 : 2);
    const target = [...new Set(cluster.nodes.map((node) => node.target.name))].join(', ');
    io.out(
        options.format === 'json'
            ? failoverJson(found, { version: VERSION, target })
            : failoverText(found, target, await styleFor(options.color, io, 'out')),
    );
    return found.bad > 0 ? EXIT.found : EXIT.fine;
}
