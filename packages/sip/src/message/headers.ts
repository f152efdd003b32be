import { splitList } from './grammar.ts';
import { LIST_HEADERS, headerKey } from './header-name.ts';

type Field = { readonly key: string; readonly name: string; readonly value: string };

/**
 * The header fields of a message in their order. Names are compared without case and in compact or long form (RFC 3261
 * §7.3.1, §7.3.3); names and values are kept as written.
 */
export class Headers implements Iterable<readonly [name: string, value: string]> {
  #fields: Field[];

  constructor(fields: Iterable<readonly [name: string, value: string]> = []) {
    this.#fields = [];
    for (const [name, value] of fields) this.add(name, value);
  }

  /** The first field of the name as it stands: a list is not split. */
  get(name: string): string | undefined {
    const key = headerKey(name);
    for (const field of this.#fields) if (field.key === key) return field.value;
    return undefined;
  }

  /** All values of the name; lists are split where the grammar makes them lists (`Via`, `Contact`, `Supported` …). */
  all(name: string): readonly string[] {
    const key = headerKey(name);
    const isList = LIST_HEADERS.has(key);
    const values: string[] = [];
    for (const field of this.#fields) {
      if (field.key !== key) continue;
      if (isList && field.value.includes(',')) values.push(...splitList(field.value));
      else if (!isList || field.value !== '') values.push(field.value);
    }
    return values;
  }

  /** Puts the values in place of all fields of the name, where the first of them stood, else at the end. */
  set(name: string, values: string | readonly string[]): this {
    const key = headerKey(name);
    const first = this.#fields.findIndex((field) => field.key === key);
    const at = first < 0 ? this.#fields.length : first;
    const fields = (typeof values === 'string' ? [values] : values).map((value) => ({ key, name, value }));
    this.#fields = this.#fields.filter((field) => field.key !== key).toSpliced(at, 0, ...fields);
    return this;
  }

  /** Appends a field after all others. */
  add(name: string, value: string): this {
    this.#fields.push({ key: headerKey(name), name, value });
    return this;
  }

  /** Puts a field before all others, as a `Via` must be (RFC 3261 §16.6). */
  prepend(name: string, value: string): this {
    this.#fields.unshift({ key: headerKey(name), name, value });
    return this;
  }

  delete(name: string): this {
    const key = headerKey(name);
    this.#fields = this.#fields.filter((field) => field.key !== key);
    return this;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  clone(): Headers {
    const copy = new Headers();
    copy.#fields = [...this.#fields];
    return copy;
  }

  /** A copy that has only the fields of these names. @param keys long names in lower case */
  only(keys: ReadonlySet<string>): Headers {
    const copy = new Headers();
    copy.#fields = this.#fields.filter((field) => keys.has(field.key));
    return copy;
  }

  /** The first name of these that stands more than once. @param keys long names in lower case */
  repeated(keys: ReadonlySet<string>): string | undefined {
    const seen = new Set<string>();
    for (const { key } of this.#fields) {
      if (!keys.has(key)) continue;
      if (seen.has(key)) return key;
      seen.add(key);
    }
    return undefined;
  }

  /** Number of fields. */
  get size(): number {
    return this.#fields.length;
  }

  *[Symbol.iterator](): Iterator<readonly [name: string, value: string]> {
    for (const { name, value } of this.#fields) yield [name, value];
  }
}
