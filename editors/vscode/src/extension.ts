/** kalint in VS Code: the language server, and the commands of the palette. */
import { type ExtensionContext, commands, window, workspace } from 'vscode';
import { COMMANDS } from './commands/index.ts';
import { effectiveConfigurations } from './commands/effective.ts';
import { RESTARTING } from './launch.ts';
import { type Server, serverIn } from './server.ts';
import { topologyPictures } from './commands/topology.ts';

let server: Server | undefined;

/** Called by VS Code when the first keepalived.conf is opened, or a command is run. */
export function activate(context: ExtensionContext): Promise<void> {
    const log = window.createOutputChannel('kalint', { log: true });
    const running = serverIn(context, log);
    server = running;
    const surroundings = {
        context,
        log,
        server: running,
        effective: effectiveConfigurations(running),
        topology: topologyPictures(running),
    };
    context.subscriptions.push(
        log,
        surroundings.effective,
        surroundings.topology,
        ...Object.entries(COMMANDS).map(([name, run]) =>
            commands.registerCommand(name, () => run(surroundings)),
        ),
        workspace.onDidChangeConfiguration((event) => {
            if (RESTARTING.some((name) => event.affectsConfiguration(`kalint.${name}`)))
                void running.restart();
        }),
    );
    return running.start();
}

/** Called by VS Code when the extension is to go. */
export function deactivate(): Promise<void> | undefined {
    return server?.stop();
}
