/**
 * The languages the applications speak, Polish first. To add one: its tag here, and then the compiler names every file of words
 * that is missing.
 */
export const LANGUAGES = ['pl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, as it stands in a language picker. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { pl: 'Polski', en: 'English' };

/** The first of the user's preferred tags (`navigator.languages`) we speak, else Polish. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const known = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (known !== undefined) return known;
  }
  return 'pl';
}
