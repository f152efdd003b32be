import type { Schema } from '@wpm/contract';
import { z } from 'zod';
import { componentRef, type JsonSchema } from './document.ts';
import { isShapeName, namesOfShapes, type ShapeName, shapeNamed } from './named-shapes.ts';

/** Which way a shape goes: what is sent to us may leave out what has a default, what we answer has everything. */
export type Way = 'input' | 'output';

/**
 * Makes JSON Schemas of the contract's shapes and keeps those that have a name. A named shape that reads differently on its
 * way in is kept as `<name>Input` beside.
 */
export class SchemaShelf {
  readonly #kept = new Map<string, JsonSchema>();
  readonly #differing = new Map<ShapeName, boolean>();

  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#kept].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The schema, with named shapes in it as references; a shape that is itself named is a reference alone. */
  of(shape: Schema, way: Way): JsonSchema {
    const { $defs = {}, ...schema } = rawSchema(shape, way);
    const nameOf = (id: string) => this.#nameOf(id, way);
    for (const [id, { id: _, ...definition }] of Object.entries($defs))
      this.#kept.set(nameOf(id), relinked(definition, nameOf));
    return relinked(schema, nameOf);
  }

  #nameOf(id: string, way: Way): string {
    return way === 'input' && isShapeName(id) && this.#readsDifferently(id) ? `${id}Input` : id;
  }

  #readsDifferently(name: ShapeName): boolean {
    const known = this.#differing.get(name);
    if (known !== undefined) return known;
    const shape = shapeNamed(name);
    const differs = JSON.stringify(rawSchema(shape, 'input')) !== JSON.stringify(rawSchema(shape, 'output'));
    this.#differing.set(name, differs);
    return differs;
  }
}

type RawSchema = z.core.JSONSchema.BaseSchema;

function rawSchema(shape: Schema, way: Way): RawSchema {
  // Wrapped, so that a named shape becomes a definition even where it is the whole.
  const { properties, $defs } = z.toJSONSchema(z.object({ whole: shape }), {
    io: way,
    metadata: namesOfShapes,
    override: ({ jsonSchema }) => dropNoise(jsonSchema, way),
  });
  const whole = properties?.['whole'];
  if (typeof whole !== 'object') throw new TypeError('a shape without a schema');
  return { ...whole, ...($defs && { $defs }) };
}

/**
 * The pattern of a format says nothing more than the format, and the ends of the safe integers are no bounds anybody set. What
 * we answer may have more fields one day: a client that refused them would break.
 */
function dropNoise(schema: RawSchema, way: Way): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (way === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}

const DEFINITION = '#/$defs/';

/** With every reference to a definition made one to the component that is kept of it. */
function relinked(schema: RawSchema, nameOf: (id: string) => string): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? componentRef(nameOf(value.slice(DEFINITION.length))) : value,
  );
}
