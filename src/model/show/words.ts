/** Values of a thing as people read them. */
import type { Fact } from './item.ts';

const UNITS: Readonly<Record<string, string>> = { seconds: ' s', milliseconds: ' ms' };

/** `advertInterval` as a person reads it, `advert interval`; keywords stay as they are. */
export function labelOf(name: string): string {
    return name.replace(/[A-Z]+/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** A value with its unit; a switch is `yes` or `no`. */
export function valueText({ name, value, unit }: Pick<Fact, 'name' | 'value' | 'unit'>): string {
    const text =
        typeof value === 'boolean'
            ? value
                ? 'yes'
                : 'no'
            : typeof value === 'object'
              ? value.join(name.endsWith('Range') ? ' to ' : ', ')
              : String(value);
    return text + (UNITS[unit ?? ''] ?? '');
}
