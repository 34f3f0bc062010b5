import { rangeOf } from '../convert.ts';
import { isRefusal, refused } from './context.ts';
import type { Feature } from './feature.ts';

export const rename: Feature = {
    name: 'Rename',
    does: 'a name or variable everywhere in the configuration, over all its files; refused, with the reason, where that is not safe',
    capabilities: { renameProvider: { prepareProvider: true } },
    serve: (connection, { at, editOf, service }) => {
        connection.onPrepareRename((params) =>
            at(params, (file, offset) => {
                const found = service.prepareRename(file.uri, offset);
                if (isRefusal(found)) throw refused(found);
                return { range: rangeOf(file, found.span), placeholder: found.name };
            }),
        );
        connection.onRenameRequest((params) =>
            at(params, (file, offset) => {
                const edits = service.rename(file.uri, offset, params.newName);
                if (isRefusal(edits)) throw refused(edits);
                return editOf(file.uri, edits);
            }),
        );
    },
};
