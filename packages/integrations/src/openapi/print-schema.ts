import { componentName, type JsonSchema } from './document.ts';

/** Text that can stand in HTML, in an attribute too. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
}

export function schemaAnchor(name: string): string {
  return `shape-${escaped(name)}`;
}

/** A schema as a table of its fields, or as a line where it has none. */
export function printSchema(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return `<p>${printType(schema)}</p>`;
  const rows = fields.map(([name, field]) => {
    const mark = schema.required?.includes(name) ? '' : ' <i>optional</i>';
    return `<tr><td><code>${escaped(name)}</code>${mark}</td><td>${printType(field)}${printInner(field)}</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

/** Objects within, as tables of their own. */
function printInner(schema: JsonSchema): string {
  const variants = schema.anyOf ?? schema.oneOf ?? [];
  const inner = [schema, schema.items ?? {}, ...variants].filter(({ properties }) => properties !== undefined);
  return inner.map(printSchema).join('');
}

function printType(schema: JsonSchema): string {
  const { $ref, anyOf, oneOf, items, additionalProperties } = schema;
  if ($ref !== undefined) return link(componentName($ref));
  const variants = anyOf ?? oneOf;
  if (variants) return variants.map(printType).join(' or ');
  if (items) return `list of ${printType(items)}${printBounds(schema)}`;
  if (typeof additionalProperties === 'object') return `record of ${printType(additionalProperties)}`;
  return `${printPlain(schema)}${printBounds(schema)}`;
}

function link(name: string): string {
  return `<a href="#${schemaAnchor(name)}">${escaped(name)}</a>`;
}

function printPlain({ type, format, enum: values, const: only }: JsonSchema): string {
  if (only !== undefined) return code(only);
  if (values) return values.map(code).join(' ');
  const types = typeof type === 'string' ? [type] : (type ?? ['anything']);
  return escaped(types.join(' or ') + (format === undefined ? '' : ` (${format})`));
}

const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'default'] as const;

function printBounds(schema: JsonSchema): string {
  const bounds = BOUNDS.filter((bound) => schema[bound] !== undefined);
  return bounds.map((bound) => ` <small>${bound} ${escaped(JSON.stringify(schema[bound]))}</small>`).join('');
}

const code = (value: unknown) => `<code>${escaped(JSON.stringify(value))}</code>`;
