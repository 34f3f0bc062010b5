/** The page on which a picture of the topology stands. */

/** What stands on the page in place of a picture that there is not. */
const NOTHING = 'There is nothing to draw in this text.';

function escaped(text: string): string {
    return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A page with a picture, an SVG of the server or `undefined`. Nothing is loaded from anywhere and no script runs:
 * styles alone are let through, those that carry `nonce`.
 */
export function topologyPage(title: string, svg: string | undefined, nonce: string): string {
    const policy = `default-src 'none'; style-src 'nonce-${nonce}'`;
    const picture = svg?.replaceAll('<style>', `<style nonce="${nonce}">`);
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${escaped(title)}</title>
<style nonce="${nonce}">
body { margin: 0; padding: 1em; }
svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
</style>
</head>
<body>
${picture ?? `<p>${NOTHING}</p>`}
</body>
</html>
`;
}
