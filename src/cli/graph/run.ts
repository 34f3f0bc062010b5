import { statSync } from 'node:fs';
import { drawGraph } from '../../graph/draw.ts';
import { writeGraph } from '../../graph/picture.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { givenBy } from '../read/nodes.ts';
import { say } from '../say.ts';
import type { GraphOptions } from './options.ts';
import { type Subject, deploymentSubject, filesSubject } from './subject.ts';

/** Whether an operand is a deployment and no configuration of keepalived: a folder, or a description by its name. */
function isDeployment(operand: string): boolean {
    return (
        /\.(ya?ml|json)$/.test(operand) ||
        statSync(operand, { throwIfNoEntry: false })?.isDirectory() === true
    );
}

async function subjectOf(
    operands: readonly string[],
    options: GraphOptions,
    io: Io,
): Promise<Subject | undefined> {
    const [first] = operands;
    const given = await givenBy(options, io);
    if (first === undefined || given === undefined) return undefined;
    if (!operands.some(isDeployment)) return filesSubject(operands, options, given, io);
    if (operands.length === 1) return deploymentSubject(first, options, given, io);
    say(io, `a deployment is drawn by itself; ${operands.length} operands were given`);
    return undefined;
}

/** Draws what the operands configure, prints it, and answers the exit status. */
export async function graph(operands: readonly string[], options: GraphOptions, io: Io): Promise<number> {
    const subject = await subjectOf(operands, options, io);
    if (subject === undefined) return EXIT.unusable;
    const drawn = drawGraph(subject.machines, subject.reports);
    if (drawn === undefined) {
        say(io, 'nothing to draw: there is neither a virtual router nor a virtual server');
        return EXIT.unusable;
    }
    io.out(writeGraph(drawn, options.format, options.theme));
    return EXIT.fine;
}
