import { locationOf } from './context.ts';
import type { Feature } from './feature.ts';

export const definition: Feature = {
    name: 'Definition',
    does: 'from the use of a script, instance, group, file or variable to where it is defined; from an include to the file',
    capabilities: { definitionProvider: true },
    serve: (connection, { at, service }) => {
        connection.onDefinition((params) =>
            at(params, (file, offset) => {
                const jump = service.definition(file.uri, offset);
                return (jump?.destinations ?? []).map(({ name }) => locationOf(name));
            }),
        );
    },
};
