import type { CountryGroup, NumberClass } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { type NumberType, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Dialled } from './dialled.ts';

/** What a number is, as far as its digits tell. `country` is ISO 3166-1, null for no country's (satellites, networks). */
export type NumberKind = {
  readonly class: NumberClass;
  readonly country: string | null;
  readonly group: CountryGroup | null;
};

const EUROPEAN_UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK';
const EUROPE = 'AD AL BA BY CH FO GB GG GI IM JE MC MD ME MK RS SM UA VA XK';
// The Caribbean shares +1 and is where much fraud ends: it is not in this group.
const NORTH_AMERICA = 'CA US';

const GROUPS: readonly (readonly [CountryGroup, ReadonlySet<string>])[] = [
  ['european-union', new Set(EUROPEAN_UNION.split(' '))],
  ['europe', new Set(EUROPE.split(' '))],
  ['north-america', new Set(NORTH_AMERICA.split(' '))],
];

/** Country codes several countries share, and whose numbers are at home there: elsewhere a call is international. */
const SHARED_CODES: Readonly<Record<string, readonly string[]>> = { '1': ['US', 'CA'], '7': ['RU'] };

/**
 * Poland's numbers by what they cost, where the beginning alone says it (numbering plan of UKE). Audiotele and votes
 * (20x, 30x, 40x, 70x) and directory inquiries (118) are dear; 116 is the free helplines of the European Union.
 */
const POLISH: readonly (readonly [RegExp, NumberClass])[] = [
  [/^118\d{2,3}$/, 'national-premium'],
  [/^116\d{3}$/, 'national-free'],
  [/^(?:70|20|30|40)\d+$/, 'national-premium'],
  [/^800\d+$/, 'national-free'],
  [/^80\d+$/, 'national-shared'],
];

/** @param countryCode of the tenant, without plus: what is national is national to it */
export function classify(dialled: Dialled, countryCode: string): NumberKind {
  switch (dialled.kind) {
    case 'emergency':
    case 'internal':
      return placeless(dialled.kind);
    case 'nonsense':
      return placeless('unknown');
    case 'outside':
      return classifyNumber(dialled.number, countryCode);
    default:
      return assertNever(dialled);
  }
}

const placeless = (name: NumberClass): NumberKind => ({ class: name, country: null, group: null });

function classifyNumber(number: string, countryCode: string): NumberKind {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible() && !number.startsWith('+48')) return placeless('unknown');
  const country = parsed?.country ?? null;
  const where = { country, group: groupOf(country) };
  if (isHome(number, country, countryCode)) return { ...where, class: nationalClass(number, parsed) };
  return { ...where, class: abroadClass(parsed) };
}

function isHome(number: string, country: string | null, countryCode: string): boolean {
  if (countryCode === '' || !number.startsWith(`+${countryCode}`)) return false;
  const atHome = SHARED_CODES[countryCode];
  return atHome === undefined || country === null || atHome.includes(country);
}

function nationalClass(number: string, parsed: PhoneNumber | undefined): NumberClass {
  const polish = number.startsWith('+48') ? POLISH.find(([begins]) => begins.test(number.slice(3))) : undefined;
  if (polish) return polish[1];
  if (!parsed?.isPossible()) return 'unknown';
  return NATIONAL[parsed.getType() ?? 'UAN'] ?? 'national-other';
}

const NATIONAL: Readonly<Partial<Record<Exclude<NumberType, undefined>, NumberClass>>> = {
  FIXED_LINE: 'national-landline',
  FIXED_LINE_OR_MOBILE: 'national-landline',
  MOBILE: 'national-mobile',
  TOLL_FREE: 'national-free',
  SHARED_COST: 'national-shared',
  PREMIUM_RATE: 'national-premium',
};

/** Numbers of no country (satellites 881, networks 882 and 883, 979) and numbers that pay somebody are dear and a fraudster's aim. */
function abroadClass(parsed: PhoneNumber | undefined): NumberClass {
  if (!parsed) return 'unknown';
  const type = parsed.getType();
  const paysSomebody = type === 'PREMIUM_RATE' || type === 'SHARED_COST' || type === 'PERSONAL_NUMBER';
  if (paysSomebody || (parsed.country === undefined && type !== 'TOLL_FREE')) return 'international-premium';
  // A number that is not in the country's plan may be anything, a premium service of a small network too.
  return parsed.isValid() ? 'international' : 'unknown';
}

function groupOf(country: string | null): CountryGroup | null {
  if (country === null) return null;
  return GROUPS.find(([, countries]) => countries.has(country))?.[0] ?? 'elsewhere';
}
