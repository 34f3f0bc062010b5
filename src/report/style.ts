/** Gives a text colour or weight; leaves its characters alone. */
export type Paint = (text: string) => string;

/** How the parts of a report look. */
export interface Style {
    readonly error: Paint;
    readonly warning: Paint;
    readonly info: Paint;
    readonly strong: Paint;
    /** For what only accompanies: rule ids, gutters, related places. */
    readonly faint: Paint;
    readonly good: Paint;
    readonly added: Paint;
    readonly removed: Paint;
    readonly hunk: Paint;
}

const asIs: Paint = (text) => text;

/** The style of a place without colours. */
export const PLAIN: Style = {
    error: asIs,
    warning: asIs,
    info: asIs,
    strong: asIs,
    faint: asIs,
    good: asIs,
    added: asIs,
    removed: asIs,
    hunk: asIs,
};
