import { shownText } from '../../src/report/shown.ts';
import { PLAIN } from '../../src/report/style.ts';
import { pathOf } from '../convert.ts';
import type { Feature } from './feature.ts';

/** Asks for the configuration of an open text as it runs; null where the text is not open. */
export interface EffectiveParams {
    readonly textDocument: { readonly uri: string };
    /** The configuration id for which it is read; absent: as kalint's own configuration says. */
    readonly configId?: string;
}

/** What is answered. */
export interface EffectiveAnswer {
    readonly title: string;
    /** What `kalint show` prints of it, without secrets. */
    readonly text: string;
}

export const effective: Feature = {
    name: 'Effective configuration',
    does: 'the text as it stands in the editor, with the includes, defaults and derived values that `kalint show FILE` has; by the request `kalint/effectiveConfiguration`, for which the extension for VS Code has a command',
    capabilities: { experimental: { kalint: { effectiveConfiguration: true } } },
    serve: (connection, { service }) => {
        connection.onRequest(
            'kalint/effectiveConfiguration',
            ({ textDocument, configId }: EffectiveParams): EffectiveAnswer | null => {
                const found = service.effectiveConfiguration(pathOf(textDocument.uri), configId);
                if (found === undefined) return null;
                const { title, config } = found;
                return {
                    title,
                    text: shownText(config, { showSecrets: false, origins: false, style: PLAIN }),
                };
            },
        );
    },
};
