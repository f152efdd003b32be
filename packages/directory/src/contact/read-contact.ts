import type { ContactCard, FieldReasons } from '@wpm/contract';
import { type Result, assertNever, ok, refuse } from '@wpm/kernel';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readDialled } from '../number/dialled.ts';
import { foldText } from '@wpm/contract';
import { searchKeys } from './search-keys.ts';

/** A contact as it is kept: its card with the numbers as they are known inside, and what it is listed and found by. */
export type ReadContact = {
  readonly card: ContactCard;
  readonly name: string;
  /** Folded; by it the list is sorted. */
  readonly sorted: string;
  readonly keys: readonly string[];
  /** E.164, or short numbers. */
  readonly numbers: readonly string[];
  /** Folded, to be compared. */
  readonly email: string | null;
};

/** Which fields of a card are wrong, and why. */
export type WrongCard = { readonly code: 'request/invalid'; readonly reasons: FieldReasons };

/**
 * Reads a card somebody wrote.
 * @param countryCode of the tenant, without plus: what a national number is completed with
 * @returns or refuses the fields that are no number, or one that stands there already
 */
export function readContact(card: ContactCard, countryCode: string): Result<ReadContact, WrongCard> {
  const numbers = card.numbers.map(({ number }) => contactNumber(number, countryCode));
  const reasons = numbers.flatMap((number, at): [string, FieldReasons[string]][] => {
    if (number === undefined) return [[`numbers.${at}.number`, 'wrong-format']];
    return numbers.indexOf(number) < at ? [[`numbers.${at}.number`, 'repeated']] : [];
  });
  if (reasons.length > 0) return refuse({ code: 'request/invalid', reasons: Object.fromEntries(reasons) });
  const known = numbers.filter((number) => number !== undefined);
  const name = contactName({ ...card, numbers: known });
  return ok({
    card: { ...card, numbers: card.numbers.map((entry, at) => ({ ...entry, number: known[at] ?? entry.number })) },
    name,
    sorted: foldText(`${card.lastName} ${card.firstName}`) || foldText(name),
    keys: searchKeys(card),
    numbers: known,
    email: card.email?.toLowerCase() ?? null,
  });
}

type Named = Pick<ContactCard, 'firstName' | 'lastName' | 'company'> & { readonly numbers: readonly string[] };

function contactName({ firstName, lastName, company, numbers }: Named): string {
  return `${firstName} ${lastName}`.trim() || company || (numbers[0] ?? '');
}

/**
 * A number as contacts hold it and calls come from it, in any usual notation (F21): E.164, or a short number as it is.
 * @returns undefined if it is none
 */
export function contactNumber(typed: string, countryCode: string): string | undefined {
  const dialled = readDialled(typed, countryCode);
  switch (dialled.kind) {
    case 'outside':
      return withoutPlus(typed, dialled.number, countryCode) ?? dialled.number;
    case 'internal':
    case 'emergency':
      return dialled.digits;
    case 'nonsense':
      return undefined;
    default:
      return assertNever(dialled);
  }
}

/**
 * A number written with the country's own code and without its plus, as spreadsheets and many systems keep them: `48600100200`. Only where it
 * is no national number and one of the country with it: Radom's `48 221 00 01` stays what it is.
 */
function withoutPlus(typed: string, national: string, countryCode: string): string | undefined {
  const digits = typed.replaceAll(/\D/g, '');
  if (!digits.startsWith(countryCode) || national !== `+${countryCode}${digits}`) return undefined;
  const whole = `+${digits}`;
  const read = parsePhoneNumberFromString(national);
  // In North America the country's code is what a national number begins with as well.
  const isNational = read?.isValid() === true && read.number !== whole;
  return !isNational && parsePhoneNumberFromString(whole)?.isValid() ? whole : undefined;
}
