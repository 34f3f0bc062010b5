/** Keywords whose value nodes share and nobody else may see; changing one changes what peers must agree on. */
const SECRET = new Set(['auth_pass']);

/** Whether the values of a keyword are secret. */
export function isSecret(keyword: string): boolean {
    return SECRET.has(keyword);
}
