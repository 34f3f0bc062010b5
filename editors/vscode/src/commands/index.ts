/** The commands that the manifest declares, by their names. */
import { type ExtensionContext, type LogOutputChannel, commands } from 'vscode';
import type { Server } from '../server.ts';
import type { EffectiveConfigurations } from './effective.ts';
import { emitDeployment } from './emit.ts';
import { explainRule } from './explain.ts';
import type { TopologyPictures } from './topology.ts';

/** What commands work with. */
export interface Surroundings {
    readonly context: ExtensionContext;
    readonly log: LogOutputChannel;
    readonly server: Server;
    readonly effective: EffectiveConfigurations;
    readonly topology: TopologyPictures;
}

/** The action of the server that makes the configuration of the other node. */
const BACKUP_SIDE = 'refactor.rewrite.kalint.backupSide';

/** Each command with what it does. */
export const COMMANDS: Readonly<Record<string, (surroundings: Surroundings) => Promise<void>>> = {
    'kalint.showEffectiveConfiguration': ({ effective }) => effective.show(),
    'kalint.showTopology': ({ topology }) => topology.show(),
    'kalint.explainRule': ({ context }) => explainRule(context.asAbsolutePath('docs/rules')),
    'kalint.emitDeployment': ({ context, log }) =>
        emitDeployment(context.asAbsolutePath('server/kalint.cjs'), log),
    'kalint.generateBackupSide': async () => {
        await commands.executeCommand('editor.action.codeAction', { kind: BACKUP_SIDE, apply: 'first' });
    },
    'kalint.restartServer': ({ server }) => server.restart(),
};
