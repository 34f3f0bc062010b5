/**
 * The door through which editors come: texts that are open, and what can be asked about them. It knows no
 * editor and no disk. Offsets are those of the file that is named; a file that is not open has no answers.
 */
import type { Edit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { askingOf } from './asking.ts';
import { type Facts, factsAnswers } from './facts/answers.ts';
import { type Findings, findingsAnswers } from './findings/answers.ts';
import { type Layout, layoutAnswers } from './format/answers.ts';
import { type Names, namesAnswers } from './names/answers.ts';
import { type Peers, peerAnswers } from './peer/answers.ts';
import { type Structure, structureAnswers } from './structure/answers.ts';
import { type Writing, writingAnswers } from './writing/answers.ts';
import type { Host } from './workspace.ts';

/** The texts that are open. */
export interface Texts {
    /** Opens a text, or puts another in its place. */
    readonly open: (file: SourceFile) => void;
    /** Makes an edit of an open text, after which it has that version. */
    readonly edit: (uri: string, edit: Edit, version: number) => void;
    readonly close: (uri: string) => void;
    /** To be called when the host may answer differently than before. */
    readonly refresh: () => void;
    readonly fileOf: (uri: string) => SourceFile | undefined;
    /** A file of the configuration of which an open one is part, or that is judged with it, be it open or not. */
    readonly fileBeside: (uri: string, other: string) => SourceFile | undefined;
    readonly files: () => readonly SourceFile[];
}

/** What an editor can ask for; each group of questions is a file of `answers/`. */
export interface Service extends Texts, Findings, Writing, Names, Structure, Layout, Facts, Peers {}

/** Makes a service for a host. */
export function createService(host: Host): Service {
    const asking = askingOf(host);
    const { together, workspace } = asking;
    return {
        open: (file) => {
            workspace.open(file);
        },
        edit: (uri, edit, version) => {
            workspace.edit(uri, edit, version);
            together.edited(uri, edit);
        },
        close: (uri) => {
            workspace.close(uri);
        },
        refresh: () => {
            workspace.refresh();
            together.forget();
        },
        fileOf: (uri) => workspace.documentOf(uri)?.file,
        fileBeside: (uri, other) =>
            workspace.placeOf(uri)?.reading.bound.config.sources.files.find((file) => file.uri === other) ??
            together.fileOf(uri, other),
        files: () => workspace.files,
        ...findingsAnswers(asking),
        ...writingAnswers(asking),
        ...namesAnswers(asking),
        ...structureAnswers(asking),
        ...layoutAnswers(asking),
        ...factsAnswers(asking),
        ...peerAnswers(asking),
    };
}
