import { Field } from './field.ts';
import { headerNamed } from './header-name.ts';

/**
 * The header fields of a message in their order. Names are compared without case and in compact or long form (RFC 3261
 * §7.3.1, §7.3.3); names and values are kept as written.
 */
export class Headers implements Iterable<readonly [name: string, value: string]> {
  #fields: Field[] = [];

  constructor(fields: Iterable<readonly [name: string, value: string]> = []) {
    for (const [name, value] of fields) this.add(name, value);
  }

  /** Headers of these fields; the array is theirs from now on. */
  static of(fields: Field[]): Headers {
    const headers = new Headers();
    headers.#fields = fields;
    return headers;
  }

  /** The fields themselves, in their order. */
  get fields(): readonly Field[] {
    return this.#fields;
  }

  /** The first field of the name as it stands: a list is not split. */
  get(name: string): string | undefined {
    return this.#first(name)?.value;
  }

  /** All values of the name; lists are split where the grammar makes them lists (`Via`, `Contact`, `Supported` …). */
  all(name: string): readonly string[] {
    return this.#gathered(name, (field) => field.values());
  }

  /** What the reader makes of the first field of the name; read once, however many messages share the field. */
  view<View>(name: string, reader: (value: string) => View): View | undefined {
    return this.#first(name)?.views(reader)[0];
  }

  /** What the reader makes of each of `all` values of the name. */
  views<View>(name: string, reader: (value: string) => View): readonly View[] {
    return this.#gathered(name, (field) => field.views(reader));
  }

  /** Puts the values in place of all fields of the name, where the first of them stood, else at the end. */
  set(name: string, values: string | readonly string[]): this {
    const header = headerNamed(name);
    const first = this.#fields.findIndex((field) => field.header.key === header.key);
    const at = first < 0 ? this.#fields.length : first;
    const fields = (typeof values === 'string' ? [values] : values).map((value) => new Field(header, name, value));
    this.#fields = this.#fields.filter((field) => field.header.key !== header.key);
    this.#fields.splice(at, 0, ...fields);
    return this;
  }

  /** Puts a value in place of the first of `all` values of the name; the others stay. */
  setFirst(name: string, value: string): this {
    const header = headerNamed(name);
    const at = this.#fields.findIndex((field) => field.header.key === header.key && field.value !== '');
    if (at < 0) return this.add(name, value);
    const others = this.#fields[at]?.values().slice(1) ?? [];
    this.#fields.splice(at, 1, ...[value, ...others].map((each) => new Field(header, name, each)));
    return this;
  }

  /** Appends a field after all others. */
  add(name: string, value: string): this {
    this.#fields.push(new Field(headerNamed(name), name, value));
    return this;
  }

  /** Puts a field before all others, as a `Via` must be (RFC 3261 §16.6). */
  prepend(name: string, value: string): this {
    this.#fields.unshift(new Field(headerNamed(name), name, value));
    return this;
  }

  delete(name: string): this {
    const { key } = headerNamed(name);
    this.#fields = this.#fields.filter((field) => field.header.key !== key);
    return this;
  }

  has(name: string): boolean {
    return this.#first(name) !== undefined;
  }

  clone(): Headers {
    return Headers.of(this.#fields.slice());
  }

  /** A copy that has only the fields of these names. @param keys long names in lower case */
  only(keys: ReadonlySet<string>): Headers {
    return Headers.of(this.#fields.filter((field) => keys.has(field.header.key)));
  }

  /** Number of fields. */
  get size(): number {
    return this.#fields.length;
  }

  *[Symbol.iterator](): Iterator<readonly [name: string, value: string]> {
    for (const { name, value } of this.#fields) yield [name, value];
  }

  #first(name: string): Field | undefined {
    const { key } = headerNamed(name);
    for (const field of this.#fields) if (field.header.key === key) return field;
    return undefined;
  }

  /** Nearly always one field has the name: its own array is the answer then. */
  #gathered<Item>(name: string, itemsOf: (field: Field) => readonly Item[]): readonly Item[] {
    const { key } = headerNamed(name);
    let first: readonly Item[] | undefined;
    let gathered: Item[] | undefined;
    for (const field of this.#fields) {
      if (field.header.key !== key) continue;
      const items = itemsOf(field);
      if (first) (gathered ??= [...first]).push(...items);
      else first = items;
    }
    return gathered ?? first ?? [];
  }
}
