import type { ReportInput } from '../../report/input.ts';
import type { Style } from '../../report/style.ts';

/** What a report is written on. */
export interface Paper {
    readonly style: () => Promise<Style>;
    /** Columns. */
    readonly width: number;
}

/** A format in which findings are written. */
export interface Reporter {
    /** Whether it is one document, which is there also when nothing was found. */
    readonly isDocument: boolean;
    /** Loads what makes the report, and makes it. */
    readonly report: (input: ReportInput, paper: Paper) => Promise<string>;
}

/** Every format by its name. */
export const REPORTERS = {
    pretty: {
        isDocument: false,
        report: async (input, { style, width }) => {
            const { prettyReport } = await import('../../report/pretty.ts');
            return prettyReport(input, { style: await style(), width });
        },
    },
    json: {
        isDocument: true,
        report: async (input) => (await import('../../report/json.ts')).jsonReport(input),
    },
    unix: {
        isDocument: false,
        report: async (input) => (await import('../../report/unix.ts')).unixReport(input),
    },
    sarif: {
        isDocument: true,
        report: async (input) => {
            const { sarifReport } = await import('../../report/sarif.ts');
            return sarifReport(input, (await import('../../node/hash.ts')).hashOf);
        },
    },
    github: {
        isDocument: false,
        report: async (input) => (await import('../../report/github.ts')).githubReport(input),
    },
    gitlab: {
        isDocument: true,
        report: async (input) => {
            const { gitlabReport } = await import('../../report/gitlab.ts');
            return gitlabReport(input, (await import('../../node/hash.ts')).hashOf);
        },
    },
    junit: {
        isDocument: true,
        report: async (input) => (await import('../../report/junit.ts')).junitReport(input),
    },
} as const satisfies Readonly<Record<string, Reporter>>;

/** The name of a format. */
export type Format = keyof typeof REPORTERS;

/** Their names. */
export const FORMATS = Object.keys(REPORTERS) as readonly Format[];
