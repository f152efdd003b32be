import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The digits of an E.164 number without its country's code; all its digits where it is no country's. */
export function nationalDigits(number: string): string {
  return parsePhoneNumberFromString(number)?.nationalNumber ?? number.replace(/^\+/, '');
}
