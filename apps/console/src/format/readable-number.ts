import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number for reading: E.164 grouped the way of its country; an extension stays as it is. */
export function readableNumber(number: string): string {
  return number.startsWith('+') ? (parsePhoneNumberFromString(number)?.formatInternational() ?? number) : number;
}
