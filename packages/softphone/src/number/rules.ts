import { bareNumber, isDialledAsIs } from './typed-number.ts';

/** `incomplete`: more digits can make it right. `impossible`: none can. */
export type NumberVerdict = 'empty' | 'incomplete' | 'fine' | 'impossible';

/** A country as the picker shows it; `iso` is ISO 3166-1 alpha-2, `code` begins with `+`. */
export type Country = { readonly iso: string; readonly code: string };

/** The country everything starts with. */
export const HOME_COUNTRY: Country = { iso: 'PL', code: '+48' };

/** What has to be known of numbers (F13). `typed` is what a user typed or pasted, in any notation. */
export interface NumberRules {
  /** All countries with a calling code. */
  readonly countries: () => readonly Country[];
  /** The form that goes to the platform: E.164, or the number as it is where no country applies. */
  readonly dialled: (typed: string, country: Country) => string;
  /** As typed so far, in the usual groups of its country. */
  readonly formatted: (typed: string, country: Country) => string;
  /** A finished number for reading: international, grouped; what is no E.164 number stays as it is. */
  readonly readable: (number: string) => string;
  /** Whether the number can be dialled, while it is typed. */
  readonly verdict: (typed: string, country: Country) => NumberVerdict;
  /** Splits a pasted international number into its country and the rest; undefined where it names no country. */
  readonly split: (typed: string) => { readonly country: Country; readonly rest: string } | undefined;
}

/** What holds without knowing any country's numbers: enough to dial before the rules of the world are loaded. */
export const plainRules: NumberRules = {
  countries: () => [HOME_COUNTRY],
  dialled: (typed, country) => {
    const bare = bareNumber(typed);
    return bare === '' || bare.startsWith('+') || isDialledAsIs(bare) ? bare : `${country.code}${bare}`;
  },
  formatted: bareNumber,
  readable: (number) => number,
  verdict: (typed) => {
    const bare = bareNumber(typed);
    if (bare === '') return 'empty';
    return /\d{2}/.test(bare) ? 'fine' : 'incomplete';
  },
  split: () => undefined,
};
