/** Codes with a star or hash, and internal, emergency and service numbers of up to five digits, are dialled as they are. */
const AS_IT_IS = /^(?=.*\d)(?:\d{2,5}|[\d*#]*[*#][\d*#]*)$/;

/**
 * What can be dialled in what was typed or pasted: digits, `*`, `#` and a leading `+`. Spaces, dashes, brackets, dots, the scheme
 * and parameters of a `tel:` URI (RFC 3966) go away; the `00` of international dialling becomes `+`.
 */
export function bareNumber(typed: string): string {
  const number = typed
    .trim()
    .replace(/^(?:tel|sip|callto):/i, '')
    .replace(/[;?@].*$/, '');
  const digits = number.replace(/\(0\)/g, '').replace(/[^\d*#]/g, '');
  if (/^\D*\+/.test(number)) return `+${digits}`;
  return /^00[1-9]/.test(digits) ? `+${digits.slice(2)}` : digits;
}

/** Whether a bare number goes to the platform as it is, without a country. */
export function isDialledAsIs(bare: string): boolean {
  return AS_IT_IS.test(bare);
}
