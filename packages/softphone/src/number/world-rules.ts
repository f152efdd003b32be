import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';
import type { Country, NumberRules, NumberVerdict } from './rules.ts';
import { bareNumber, isDialledAsIs } from './typed-number.ts';

function countries(): readonly Country[] {
  return getCountries().map((iso) => ({ iso, code: `+${getCountryCallingCode(iso)}` }));
}

function dialled(typed: string, country: Country): string {
  const bare = bareNumber(typed);
  if (bare === '' || bare.startsWith('+') || isDialledAsIs(bare)) return bare;
  return parsePhoneNumberFromString(bare, isoOf(country))?.number ?? `${country.code}${bare}`;
}

function formatted(typed: string, country: Country): string {
  const bare = bareNumber(typed);
  return isDialledAsIs(bare) ? bare : new AsYouType(isoOf(country)).input(bare);
}

function readable(number: string): string {
  return number.startsWith('+') ? (parsePhoneNumberFromString(number)?.formatInternational() ?? number) : number;
}

function verdict(typed: string, country: Country): NumberVerdict {
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

function split(typed: string): ReturnType<NumberRules['split']> {
  const parsed = parsePhoneNumberFromString(bareNumber(typed));
  if (parsed?.country === undefined) return undefined;
  const country = { iso: parsed.country, code: `+${parsed.countryCallingCode}` };
  return { country, rest: parsed.nationalNumber };
}

function isoOf(country: Country): CountryCode | undefined {
  return isSupportedCountry(country.iso) ? country.iso : undefined;
}

/** The rules of every country, from libphonenumber's smallest metadata: number lengths, grouping, calling codes. */
export const worldRules: NumberRules = { countries, dialled, formatted, readable, verdict, split };
