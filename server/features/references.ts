import { locationOf } from './context.ts';
import type { Feature } from './feature.ts';

export const references: Feature = {
    name: 'References',
    does: 'every place at which a thing or a variable is named, over all files of the configuration',
    capabilities: { referencesProvider: true },
    serve: (connection, { at, service }) => {
        connection.onReferences((params) =>
            at(params, (file, offset) =>
                service.references(file.uri, offset, params.context.includeDeclaration).map(locationOf),
            ),
        );
    },
};
