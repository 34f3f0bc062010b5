import { settlingOf } from '../../cluster/settle.ts';
import { SYMPTOMS, type SymptomId } from '../../rules/symptoms.ts';
import { wrap } from '../../report/table.ts';

/** What is known of a symptom, by its id; undefined where it is none. */
export function findSymptom(id: string): (typeof SYMPTOMS)[number] | undefined {
    return SYMPTOMS.find((symptom) => symptom.id === id);
}

/** Tells about a symptom: what happens, which rules settle it, and what to look at on the machines. */
export function explainSymptom(id: SymptomId, width: number): string {
    return SYMPTOMS.filter((symptom) => symptom.id === id)
        .flatMap(({ title, happens, looks }) => [
            `${id}: ${title}`,
            ...wrap(happens, width, '    '),
            '',
            '    Rules that settle it:',
            ...settlingOf(id).flatMap(({ where, command, rules }) => [
                `        ${where}: ${command}`,
                ...rules.map(({ meta }) => `            ${meta.id}: ${meta.title}`),
            ]),
            '',
            '    What to look at:',
            ...looks.flatMap(({ command, tells }) => [
                `        ${command}`,
                ...wrap(tells, width, '            '),
            ]),
            '',
        ])
        .join('\n');
}

/** The symptoms in whose titles or ids every word of a text stands; none for a text without words. */
function symptomsThatSay(text: string): readonly SymptomId[] {
    const words = text.toLowerCase().match(/[\w-]+/g) ?? [];
    if (words.length === 0) return [];
    return SYMPTOMS.filter(({ id, title }) => {
        const said = new Set(`${id} ${title.toLowerCase()}`.match(/[\w-]+/g));
        return words.every((word) => said.has(word));
    }).map(({ id }) => id);
}

/** Tells what a text in a user's own words is about: the one symptom, or which ones it may be; undefined for none. */
export function explainSeen(text: string, width: number): string | undefined {
    const ids = symptomsThatSay(text);
    if (ids.length === 0) return undefined;
    if (ids.length === 1) return ids.map((id) => explainSymptom(id, width)).join('');
    return [
        'That may be one of these; kalint explain tells more about each by its name:',
        ...ids.map((id) => `    ${id}: ${findSymptom(id)?.title ?? ''}`),
        '',
    ].join('\n');
}
