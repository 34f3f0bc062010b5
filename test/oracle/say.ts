/** Prints a line of figures for whoever runs the tests. */
export function say(line: string): void {
    process.stdout.write(`${line}\n`);
}
