import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';
import { bareNumber, isDialledAsIs } from './typed-number.ts';

/** `incomplete`: more digits can make it right. `impossible`: none can. */
export type NumberVerdict = 'empty' | 'incomplete' | 'fine' | 'impossible';

/** A country as the picker shows it; `iso` is ISO 3166-1 alpha-2, `code` begins with `+`. */
export type Country = { readonly iso: string; readonly code: string };

/** The country everything starts with. */
export const HOME_COUNTRY: Country = { iso: 'PL', code: '+48' };

/** All countries with a calling code. */
export function countries(): readonly Country[] {
  return getCountries().map((iso) => ({ iso, code: `+${getCountryCallingCode(iso)}` }));
}

/** The form that goes to the platform: E.164, or the number as it is where no country applies (F13). */
export function dialledNumber(typed: string, country: Country): string {
  const bare = bareNumber(typed);
  if (bare === '' || bare.startsWith('+') || isDialledAsIs(bare)) return bare;
  return parsePhoneNumberFromString(bare, isoOf(country))?.number ?? `${country.code}${bare}`;
}

/** As typed so far, in the usual groups of its country. */
export function formattedNumber(typed: string, country: Country): string {
  const bare = bareNumber(typed);
  return isDialledAsIs(bare) ? bare : new AsYouType(isoOf(country)).input(bare);
}

/** A finished number for reading: international, grouped; what is no E.164 number stays as it is. */
export function readableNumber(number: string): string {
  return number.startsWith('+') ? (parsePhoneNumberFromString(number)?.formatInternational() ?? number) : number;
}

/** Whether the number can be dialled, while it is typed. */
export function verdictOf(typed: string, country: Country): NumberVerdict {
  const bare = bareNumber(typed);
  if (bare === '') return 'empty';
  if (isDialledAsIs(bare)) return 'fine';
  if (bare.length < 2) return 'incomplete';
  switch (validatePhoneNumberLength(bare, isoOf(country))) {
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return 'incomplete';
    case 'NOT_A_NUMBER':
    case 'INVALID_COUNTRY':
      return bare.length < 4 ? 'incomplete' : 'impossible';
    case 'TOO_LONG':
      return 'impossible';
    case undefined:
    default:
      return 'fine';
  }
}

/** Splits a pasted international number into its country and the rest; undefined where it names no country. */
export function splitInternational(typed: string): { readonly country: Country; readonly rest: string } | undefined {
  const parsed = parsePhoneNumberFromString(bareNumber(typed));
  if (parsed?.country === undefined) return undefined;
  const country = { iso: parsed.country, code: `+${parsed.countryCallingCode}` };
  return { country, rest: parsed.nationalNumber };
}

function isoOf(country: Country): CountryCode | undefined {
  return isSupportedCountry(country.iso) ? country.iso : undefined;
}
