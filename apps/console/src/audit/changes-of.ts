/** What became of one setting. */
export type Change = { readonly path: string; readonly before: string; readonly after: string };

/** Stands for what is not set, or was not there. */
export const NOTHING = '–';

/** What differs between two states, setting by setting, in the order of the later one. A list of plain values is one setting. */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  return differencesOf(settingsOf(before), settingsOf(after));
}

/** What differs between what was said and what is said by now, each setting by its name, in the order of the later. */
export function differencesOf(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): readonly Change[] {
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((path) => ({ path, before: was.get(path) ?? NOTHING, after: is.get(path) ?? NOTHING }))
    .filter((change) => change.before !== change.after);
}

function settingsOf(value: unknown, path = '', settings = new Map<string, string>()): Map<string, string> {
  if (isPlain(value)) {
    if (path !== '' || (value !== null && value !== undefined)) settings.set(path, textOf(value));
    return settings;
  }
  for (const [key, inner] of Object.entries(Object(value)))
    settingsOf(inner, path === '' ? key : `${path}.${key}`, settings);
  return settings;
}

/** Whether it is shown as one: not taken apart. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one !== 'object' || one === null);
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (value === null || value === undefined) return NOTHING;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
