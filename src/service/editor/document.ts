import { readConfiguration } from '../../expand/effective.ts';
import { type Includes, noIncludes } from '../../expand/includes.ts';
import { lineEndOf } from '../../rules/edits.ts';
import { BlockMemory } from '../../rules/memory.ts';
import { bind } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type PartedTree, editTree, parseInParts } from '../../syntax/parts.ts';
import type { Edit } from '../../text/edit.ts';
import { type SourceFile, editSource } from '../../text/source-file.ts';
import type { Steps } from '../../text/steps.ts';
import { checkSteps } from '../check.ts';
import type { FileReport } from '../report.ts';
import type { CheckSettings } from '../settings.ts';
import type { View } from '../views.ts';
import type { Reading } from './reading.ts';

/**
 * A text that is being edited. An edit takes apart the blocks around it anew, and a check judges those that
 * have changed; all else is kept from before. Work on the text as it was must not go on after an edit.
 */
export class OpenDocument {
    #tree: PartedTree;
    #settings: CheckSettings | undefined;
    #lineEnd: string | undefined;
    #memories = new Map<Target, BlockMemory>();
    #readings = new Map<string, Reading>();
    /** For what those readings were made. */
    #read: { readonly tree: PartedTree; readonly includes: Includes } | undefined;

    constructor(file: SourceFile) {
        this.#tree = parseInParts(file);
    }

    /** The text as it is now. */
    get file(): SourceFile {
        return this.#tree.file;
    }

    get tree(): PartedTree {
        return this.#tree;
    }

    /** Makes an edit; `version` is that of the text after it. */
    edit(edit: Edit, version: number): void {
        this.#tree = editTree(this.#tree, edit, editSource(this.file, edit, version));
    }

    /** Forgets what was read: a file that it includes may have changed. */
    forget(): void {
        this.#readings = new Map();
    }

    /** Judges the text and all that it includes, as `checkConfiguration` does, without the host. */
    check(settings: CheckSettings): Steps<readonly FileReport[]> {
        // What a fix writes ends its lines as the rest of the text does.
        const lineEnd = lineEndOf(this.file);
        if (settings !== this.#settings || lineEnd !== this.#lineEnd) this.#memories = new Map();
        this.#settings = settings;
        this.#lineEnd = lineEnd;
        return checkSteps(this.#tree, settings, {
            memoryFor: (target) => {
                let memory = this.#memories.get(target);
                if (memory === undefined) this.#memories.set(target, (memory = new BlockMemory()));
                return memory;
            },
        });
    }

    /** The text with its meaning, for the first target and the first configuration id of the settings. */
    reading(settings: CheckSettings): Reading {
        const [target] = settings.targets;
        if (target === undefined) throw new Error('a check has a target');
        return this.readingFor(settings, target, settings.configIds?.[0]);
    }

    /** The text with its meaning, for a target and a configuration id. */
    readingFor({ includes = noIncludes }: CheckSettings, target: Target, configId: View): Reading {
        if (this.#read?.tree !== this.#tree || this.#read.includes !== includes) {
            this.#readings = new Map();
            this.#read = { tree: this.#tree, includes };
        }
        const key = JSON.stringify([target.name, configId]);
        let reading = this.#readings.get(key);
        if (reading === undefined) {
            const config = readConfiguration(this.#tree, { release: target.release, configId, includes });
            this.#readings.set(key, (reading = { bound: bind(config), target }));
        }
        return reading;
    }
}
