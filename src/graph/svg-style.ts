/** The colours of a picture in light and in dark, as a style sheet. */

/** Which colours are used; `auto`: those that the reader's system prefers. */
export type Theme = 'auto' | 'light' | 'dark';

/** The choices, the default first. */
export const THEMES = ['auto', 'light', 'dark'] as const satisfies readonly Theme[];

/** What has a colour. */
const COLORS = {
    paper: { light: '#ffffff', dark: '#14171c' },
    text: { light: '#1b1f24', dark: '#e6e9ee' },
    faint: { light: '#57606a', dark: '#9aa4b1' },
    line: { light: '#6e7781', dark: '#8b949e' },
    frame: { light: '#f4f6f8', dark: '#1c2128' },
    address: { light: '#ddf4ff', dark: '#0c2d4d' },
    instance: { light: '#e3f5e1', dark: '#12351d' },
    tracked: { light: '#ffffff', dark: '#14171c' },
    service: { light: '#f0e7ff', dark: '#2f2050' },
    server: { light: '#fff3d6', dark: '#3a2c07' },
    sorry: { light: '#ffffff', dark: '#14171c' },
    error: { light: '#c40d1f', dark: '#ff8078' },
    warning: { light: '#8f5300', dark: '#e9b949' },
} as const;

type Color = keyof typeof COLORS;

const NAMES = Object.keys(COLORS) as readonly Color[];

function variables(shade: 'light' | 'dark'): string {
    return NAMES.map((name) => `--kalint-${name}:${COLORS[name][shade]}`).join(';');
}

/** The style sheet; a colour comes before its variable for programs that know no variables. */
export function styleSheet(theme: Theme): string {
    const shade = theme === 'dark' ? 'dark' : 'light';
    const paint = (property: 'fill' | 'stroke', name: Color): string =>
        `${property}:${COLORS[name][shade]};${property}:var(--kalint-${name})`;
    const rules: readonly (readonly [string, string])[] = [
        ['', variables(shade)],
        [' .paper', paint('fill', 'paper')],
        [
            ' text',
            `${paint('fill', 'text')};font:13px system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;white-space:pre`,
        ],
        [' .title, .kalint .heading', 'font-weight:600'],
        [' .heading, .kalint .line', paint('fill', 'faint')],
        [' rect.box', `stroke-width:1;${paint('stroke', 'line')}`],
        [' rect.group', `stroke-width:1;${paint('fill', 'frame')};${paint('stroke', 'line')}`],
        [' rect.clients', paint('fill', 'frame')],
        ...(['address', 'instance', 'tracked', 'service', 'server', 'sorry'] as const).map(
            (name) => [` rect.${name}`, paint('fill', name)] as const,
        ),
        [' rect.sync, .kalint rect.tracked', 'stroke-dasharray:2 3'],
        [' rect.sorry', 'stroke-dasharray:6 4'],
        [' rect.warning', `stroke-width:2;${paint('stroke', 'warning')}`],
        [' rect.error', `stroke-width:2.5;${paint('stroke', 'error')}`],
        [' text.warning', paint('fill', 'warning')],
        [' text.error', paint('fill', 'error')],
        [' path.edge', `fill:none;stroke-width:1.4;${paint('stroke', 'line')}`],
        [' path.backup', 'stroke-dasharray:7 4'],
        [' path.sorry, .kalint path.tracks', 'stroke-dasharray:2 3'],
        [' .head', paint('fill', 'line')],
    ];
    const dark = theme === 'auto' ? `@media (prefers-color-scheme:dark){.kalint{${variables('dark')}}}` : '';
    return `${rules.map(([selector, body]) => `.kalint${selector}{${body}}`).join('\n')}\n${dark}`;
}
