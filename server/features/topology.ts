import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { GRAPH_FORMATS, type GraphFormat } from '../../src/graph/formats.ts';
import { pictureOf } from '../../src/graph/picture.ts';
import { pathOf } from '../convert.ts';
import type { Feature } from './feature.ts';

/** Asks for a picture of what an open text configures; null where it is not open, and where there is nothing to draw. */
export interface TopologyParams {
    readonly textDocument: { readonly uri: string };
    /** An SVG where nothing else is said. */
    readonly format?: GraphFormat;
    /** The colours of an SVG; absent: those that the reader's system prefers. */
    readonly theme?: 'light' | 'dark';
}

/** What is answered. */
export interface TopologyAnswer {
    readonly title: string;
    readonly format: GraphFormat;
    readonly content: string;
}

export const topology: Feature = {
    name: 'Topology picture',
    does: 'virtual addresses, routers, virtual servers and real servers as `kalint graph FILE` draws them, with what is found in them; by the request `kalint/topology`, for which the extension for VS Code has a command',
    capabilities: { experimental: { kalint: { topology: true } } },
    serve: (connection, { service }) => {
        connection.onRequest(
            'kalint/topology',
            ({ textDocument, format = 'svg', theme }: TopologyParams): TopologyAnswer | null => {
                if (!GRAPH_FORMATS.includes(format))
                    throw new ResponseError(ErrorCodes.InvalidParams, `no format of a picture: ${format}`);
                const found = service.topology(pathOf(textDocument.uri));
                if (found === undefined) return null;
                const picture = pictureOf(found.nodes, found.reports, format, theme ?? 'auto');
                return picture === undefined ? null : { ...picture, format };
            },
        );
    },
};
