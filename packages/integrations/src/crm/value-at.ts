/** What is at a path of names and places in lists: `data.items.0.name`. What is inherited is not there. */
export function valueAt(json: unknown, path: string): unknown {
  let at: unknown = json;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** A text or a number as text; anything else is none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).toWellFormed() : '';
