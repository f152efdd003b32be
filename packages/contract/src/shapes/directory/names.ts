import { z } from 'zod';
import { because } from '../../field-reasons.ts';

/** A name as an administrator gives it. */
export const name = z.string().trim().min(1).max(100);

/** A name per language, by its ISO 639-1 code; at least one. The list is sorted by the Polish one, or the first. */
export const namesPerLanguage = z
  .record(z.string().regex(/^[a-z]{2}$/), name)
  .refine((names) => Object.keys(names).length > 0, because('required', 'needs a name in a language'));
export type NamesPerLanguage = z.infer<typeof namesPerLanguage>;

/** The name of a thing in the language asked for, or whichever there is. */
export function nameIn(names: NamesPerLanguage, language = 'pl'): string {
  return names[language] ?? Object.values(names)[0] ?? '';
}
