/** One page for each symptom: what happens, the rules that settle it, and what to look at on the machines. */
import { code, page, plain, table } from './markdown.mjs';

const SOURCE = 'src/rules/symptoms.ts and the symptoms of the rules';

function symptomPage(sources, symptom) {
    const rule = ({ meta }) => `- [${meta.id}](../rules/${meta.id}.md): ${plain(meta.title)}`;
    const look = ({ command, tells }) => `- ${code(command)}: ${plain(tells)}`;
    return page(SOURCE, [
        `# ${plain(symptom.title)}`,
        plain(symptom.happens),
        '## Rules that settle it',
        'Where kalint finds one of these, that may be the cause.',
        ...sources
            .settlingOf(symptom.id)
            .flatMap(({ where, command, rules }) => [
                `${where}, ${code(command)}:`,
                rules.map(rule).join('\n'),
            ]),
        '## What to look at',
        'Addresses, interfaces and files are those of an example.',
        symptom.looks.map(look).join('\n'),
    ]);
}

function indexPage(sources) {
    const row = (symptom) => [
        `[${plain(symptom.title)}](${symptom.id}.md)`,
        code(`kalint explain ${symptom.id}`),
        String(sources.settlingOf(symptom.id).flatMap(({ rules }) => rules).length),
    ];
    return page(SOURCE, [
        '# Symptoms',
        'What goes wrong, as one sees it before it is known why. Each page names the rules that settle it and what to look at on the machines; `kalint explain SYMPTOM` tells the same on the command line.',
        table(['Symptom', 'On the command line', 'Rules'], sources.SYMPTOMS.map(row)),
    ]);
}

/** The section of a rule's page that links to its symptoms; its parts, none for a rule without. */
export function symptomsSection({ SYMPTOMS }, { symptoms = [] }) {
    if (symptoms.length === 0) return [];
    const links = SYMPTOMS.filter(({ id }) => symptoms.includes(id)).map(
        ({ id, title }) => `- [${plain(title)}](../../symptoms/${id}.md)`,
    );
    return ['## Symptoms', 'It may be behind what one sees as:', links.join('\n')];
}

/** The pages by their names below `docs/symptoms`. */
export function symptomPages(sources) {
    const pages = sources.SYMPTOMS.map((symptom) => [`${symptom.id}.md`, symptomPage(sources, symptom)]);
    return new Map([['README.md', indexPage(sources)], ...pages]);
}
