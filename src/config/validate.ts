/** What a JSON Schema finds wrong with a value, in words and at its place. */
import { Ajv, type ErrorObject } from 'ajv';
import { didYouMean, suggest } from '../text/suggest.ts';
import { type Fault, type Parsed, type Place, pointerTo } from './yaml.ts';

/** The parts of a schema that faults are worded with. */
interface Worded {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly propertyNames?: { readonly enum?: readonly unknown[] };
    readonly 'x-noun'?: string;
    readonly 'x-expected'?: string;
    /** Of a secret, which is not quoted. */
    readonly writeOnly?: boolean;
}

const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    meta: false,
    validateSchema: false,
    strictTypes: false,
});
ajv.addVocabulary(['x-noun', 'x-expected']);

/** What stands for a secret that is not what it should be. */
const HIDDEN = Symbol('hidden');

/** Characters of a value that a message quotes. */
const MOST_QUOTED = 60;

/** What a value is, by its JSON type. */
const KINDS: Readonly<Record<string, string>> = {
    object: 'a mapping',
    array: 'a list',
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    null: 'nothing',
};

/** What the schema does not allow, in the order of the text; a schema that is none itself is an exception. */
export function schemaFaults(schema: object, { value, places }: Parsed): readonly Fault[] {
    const validate = ajv.compile(schema);
    if (validate(value)) return [];
    const whole: Place = { path: [], key: { start: 0, end: 0 }, value: { start: 0, end: 0 } };
    const placeAt = (pointer: string): Place => places.get(pointer) ?? places.get('') ?? whole;
    const errors = validate.errors ?? [];
    return errors
        .filter((error) => !isMisspelt(error, errors))
        .map((error) => faultOf(error, placeAt))
        .filter((fault) => fault !== undefined)
        .sort((one, other) => one.span.start - other.span.start);
}

/** Whether a key is lacking since one that is unknown was meant to be it; that one is told. */
function isMisspelt({ keyword, instancePath, params }: ErrorObject, errors: readonly ErrorObject[]): boolean {
    if (keyword !== 'required') return false;
    const { missingProperty } = params as { readonly missingProperty: string };
    return errors.some((each) => {
        const { additionalProperty } = each.params as { readonly additionalProperty?: string };
        if (each.instancePath !== instancePath || additionalProperty === undefined) return false;
        const { properties = {} } = each.parentSchema as Worded;
        return suggest(additionalProperty, Object.keys(properties)).includes(missingProperty);
    });
}

function faultOf(error: ErrorObject, placeAt: (pointer: string) => Place): Fault | undefined {
    const { instancePath, keyword, propertyName, data } = error;
    // That a key is not in the list of keys is told by `propertyNames`.
    if (propertyName !== undefined) return undefined;
    const params = error.params as Readonly<Record<string, unknown>>;
    const schema = error.parentSchema as Worded;
    const unknown = params['additionalProperty'] ?? params['propertyName'];
    if (typeof unknown === 'string') {
        const { path, key } = placeAt(pointerTo(instancePath, unknown));
        const known =
            keyword === 'propertyNames' ? schema.propertyNames?.enum : Object.keys(schema.properties ?? {});
        return {
            span: key,
            path,
            message: `unknown ${schema['x-noun'] ?? 'key'}${near(unknown, known ?? [])}`,
        };
    }
    if (keyword === 'uniqueItems') {
        const { path, value } = placeAt(
            pointerTo(instancePath, Math.max(Number(params['i']), Number(params['j']))),
        );
        return { span: value, path, message: 'stands in the list twice' };
    }
    const { path, key, value } = placeAt(instancePath);
    const shown = schema.writeOnly === true && data !== null ? HIDDEN : data;
    return { span: data === null ? key : value, path, message: messageFor(keyword, shown, params, schema) };
}

function messageFor(
    keyword: string,
    data: unknown,
    params: Readonly<Record<string, unknown>>,
    schema: Worded,
): string {
    const limit = String(params['limit']);
    const { 'x-noun': noun, 'x-expected': expected } = schema;
    switch (keyword) {
        case 'type':
            return unfit(
                data,
                expected ??
                    [params['type']]
                        .flat()
                        .map((each) => KINDS[String(each)])
                        .join(' or '),
            );
        case 'enum': {
            const allowed = (params['allowedValues'] as readonly unknown[]).map(String);
            if (typeof data !== 'string')
                return unfit(
                    data,
                    expected ?? (noun === undefined ? listed(allowed) : `the name of a ${noun}`),
                );
            if (noun !== undefined) return `unknown ${noun} ${quoted(data)}${near(data, allowed)}`;
            return `is ${quoted(data)}, not ${expected ?? listed(allowed)}`;
        }
        case 'required':
            return `lacks "${String(params['missingProperty'])}"`;
        case 'minLength':
            return 'is empty';
        case 'minItems':
            return limit === '1' ? 'is empty' : `has fewer than ${limit} entries`;
        case 'maxItems':
            return `has more than ${limit} entries`;
        case 'maxLength':
            return `is longer than ${limit} characters`;
        case 'minimum':
        case 'maximum':
        case 'pattern':
            return `is ${quoted(data)}, not ${expected ?? `what is allowed there`}`;
        default:
            return `is not ${expected ?? `what is allowed there (${keyword})`}`;
    }
}

/** That a value is of another kind than it should be. */
function unfit(data: unknown, expected: string): string {
    if (data === null) return `has no value; expected: ${expected}`;
    if (typeof data === 'number' || typeof data === 'boolean') return `is ${String(data)}, not ${expected}`;
    if (data === HIDDEN) return `is not ${expected}`;
    return `is ${KINDS[Array.isArray(data) ? 'array' : typeof data] ?? 'something else'}, not ${expected}`;
}

function near(word: string, known: readonly unknown[]): string {
    return word.length > MOST_QUOTED ? '' : didYouMean(word, known.map(String));
}

function quoted(data: unknown): string {
    const text = typeof data === 'string' ? `"${data}"` : String(data);
    return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
}

function listed(words: readonly string[]): string {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
