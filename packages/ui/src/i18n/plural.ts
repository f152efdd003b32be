import type { Language } from './languages.ts';

/** The forms of a counted noun. Polish needs one, few (2–4, 22–24 …) and many; what a language lacks falls back to `other`. */
export type PluralForms = { readonly [form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & {
  readonly other: string;
};

/** Makes the counting function of a language: `count(3, { one: 'próba', few: 'próby', many: 'prób', other: 'próby' })` → `3 próby`. */
export function counting(language: Language): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => `${numbers.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}
