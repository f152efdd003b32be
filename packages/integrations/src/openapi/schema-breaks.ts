import { componentName, type JsonSchema, type OpenApiDocument } from './document.ts';
import type { Way } from './schema-shelf.ts';

type Pair = { readonly where: string; readonly before: JsonSchema; readonly after: JsonSchema };

type Sides = {
  readonly promised: Pick<OpenApiDocument, 'components'>;
  readonly present: Pick<OpenApiDocument, 'components'>;
  /** What is sent must still be taken; what is answered must still be understood. */
  readonly way: Way;
};
/** With the pairs of named schemas that are being compared: what leads back to itself is compared once. */
type Comparison = Sides & { readonly seen: ReadonlySet<string> };

/** What breaks between two schemas of one place, in words. A schema that is no longer there breaks everything. */
export function schemaBreaks(
  { where, before, after }: { where: string; before: JsonSchema | undefined; after: JsonSchema | undefined },
  sides: Sides,
): readonly string[] {
  if (!before) return [];
  if (!after) return [`${where}: is gone`];
  return compare({ where, before, after }, { ...sides, seen: new Set() });
}

function compare(pair: Pair, comparison: Comparison): readonly string[] {
  const refs = `${pair.before.$ref} ${pair.after.$ref}`;
  const isNamed = pair.before.$ref !== undefined || pair.after.$ref !== undefined;
  if (isNamed && comparison.seen.has(refs)) return [];
  const within = isNamed ? { ...comparison, seen: new Set([...comparison.seen, refs]) } : comparison;
  const before = resolved(pair.before, comparison.promised);
  const after = resolved(pair.after, comparison.present);
  if (variantsOf(before) || variantsOf(after)) return variantBreaks({ ...pair, before, after }, within);
  return [typeBreaks, valueBreaks, boundBreaks, objectBreaks, itemBreaks].flatMap((breaks) =>
    breaks({ where: pair.where, before, after }, within),
  );
}

function resolved(schema: JsonSchema, { components }: Pick<OpenApiDocument, 'components'>): JsonSchema {
  return schema.$ref === undefined ? schema : (components.schemas[componentName(schema.$ref)] ?? {});
}

const variantsOf = ({ anyOf, oneOf }: JsonSchema) => anyOf ?? oneOf;

/** Variants are the same where their fixed fields are; where they have none, where their types are. */
function variantBreaks({ where, before, after }: Pair, comparison: Comparison): readonly string[] {
  const [had, has] = [keyed(before, comparison.promised), keyed(after, comparison.present)];
  const both = [...had].flatMap(([key, variant]) => {
    const now = has.get(key);
    return now ? compare({ where: `${where} (${key})`, before: variant, after: now }, comparison) : [];
  });
  if (comparison.way === 'input') {
    const gone = [...had.keys()].filter((key) => !has.has(key));
    return [...both, ...gone.map((key) => `${where}: ${key} is no longer taken`)];
  }
  // A new kind of thing may come in answers; another type, such as null, may not.
  const strange = [...has.keys()].filter((key) => !had.has(key) && !key.includes('='));
  return [...both, ...strange.map((key) => `${where}: may be ${key} now`)];
}

function keyed(schema: JsonSchema, side: Pick<OpenApiDocument, 'components'>): ReadonlyMap<string, JsonSchema> {
  const keys = (variant: JsonSchema) => {
    const whole = resolved(variant, side);
    return typesOf(whole).map((type): [string, JsonSchema] => [keyOf(whole, type), variant]);
  };
  return new Map((variantsOf(schema) ?? [schema]).flatMap(keys));
}

function keyOf({ properties = {}, const: only }: JsonSchema, type: string): string {
  if (only !== undefined) return `=${JSON.stringify(only)}`;
  const fixed = Object.entries(properties).filter(([, property]) => property.const !== undefined);
  return fixed.map(([name, property]) => `${name}=${JSON.stringify(property.const)}`).join(' ') || type;
}

const typesOf = ({ type }: JsonSchema): readonly string[] =>
  typeof type === 'string' ? [type] : (type ?? ['anything']);

function typeBreaks({ where, before, after }: Pair, { way }: Comparison): readonly string[] {
  const [narrow, wide] = way === 'input' ? [typesOf(before), typesOf(after)] : [typesOf(after), typesOf(before)];
  const fits = narrow.every((type) => wide.some((one) => one === type || one === 'anything' || isWider(one, type)));
  return fits ? [] : [`${where}: is ${typesOf(after).join(' or ')}, was ${typesOf(before).join(' or ')}`];
}

const isWider = (wide: string, narrow: string) => wide === 'number' && narrow === 'integer';

const valuesOf = ({ enum: values, const: only }: JsonSchema) => values ?? (only === undefined ? undefined : [only]);

/** Of what is sent no value may go. New values may come in answers. */
function valueBreaks({ where, before, after }: Pair, { way }: Comparison): readonly string[] {
  const [had, has] = [valuesOf(before), valuesOf(after)];
  if (way === 'output') return had && !has ? [`${where}: may be anything now`] : [];
  if (!has) return [];
  if (!had) return [`${where}: is one of ${has.join(', ')} now`];
  const gone = had.filter((value) => !has.includes(value));
  return gone.map((value) => `${where}: ${String(value)} is no longer taken`);
}

const LEAST = ['minimum', 'minLength', 'minItems'] as const;
const MOST = ['maximum', 'maxLength', 'maxItems'] as const;
const WRITTEN = ['pattern', 'format'] as const;

/** Nobody reads an answer by its bounds; a request that was within them must stay so. */
function boundBreaks({ where, before, after }: Pair, { way }: Comparison): readonly string[] {
  if (way === 'output') return [];
  const narrowed = [
    ...LEAST.filter((bound) => (after[bound] ?? -Infinity) > (before[bound] ?? -Infinity)),
    ...MOST.filter((bound) => (after[bound] ?? Infinity) < (before[bound] ?? Infinity)),
    ...WRITTEN.filter((bound) => after[bound] !== undefined && after[bound] !== before[bound]),
  ];
  return narrowed.map((bound) => `${where}: ${bound} is ${after[bound]}, was ${before[bound] ?? 'none'}`);
}

function objectBreaks(pair: Pair, comparison: Comparison): readonly string[] {
  const { where, before, after } = pair;
  const fields = Object.entries(before.properties ?? {}).flatMap(([name, field]) => {
    const at = `${where}.${name}`;
    const now = after.properties?.[name];
    if (now) return compare({ where: at, before: field, after: now }, comparison);
    return comparison.way === 'output' || after.additionalProperties === false ? [`${at}: is gone`] : [];
  });
  return [...fields, ...requiredBreaks(pair, comparison), ...restBreaks(pair, comparison)];
}

function requiredBreaks({ where, before, after }: Pair, { way }: Comparison): readonly string[] {
  const { required: had = [] } = before;
  const { required: has = [], properties = {} } = after;
  if (way === 'input')
    return has.filter((name) => !had.includes(name)).map((name) => `${where}.${name}: must be given now`);
  const loosened = had.filter((name) => name in properties && !has.includes(name));
  return loosened.map((name) => `${where}.${name}: may be missing now`);
}

/** The values of a record. */
function restBreaks({ where, before, after }: Pair, comparison: Comparison): readonly string[] {
  const [had, has] = [before.additionalProperties, after.additionalProperties];
  if (typeof had !== 'object' || typeof has !== 'object') return [];
  return compare({ where: `${where}.*`, before: had, after: has }, comparison);
}

function itemBreaks({ where, before, after }: Pair, comparison: Comparison): readonly string[] {
  if (!before.items || !after.items) return [];
  return compare({ where: `${where}[]`, before: before.items, after: after.items }, comparison);
}
