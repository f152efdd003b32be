/** Longer is no number of anybody (ITU-T E.164 has 15 digits; room for feature codes). */
const MOST_DIGITS = 32;

/**
 * The number a link asks to call: `?dial=+48600100200`, or `?dial=tel:+48-600-100-200;ext=1`, as the system hands a `tel:` link
 * over (RFC 3966: separators mean nothing, what follows a semicolon is a parameter). Undefined where there is none, or it is no
 * number: whoever made the link is not trusted.
 */
export function dialLink(search: string): string | undefined {
  const asked = new URLSearchParams(search).get('dial');
  if (asked === null) return undefined;
  const [subscriber = ''] = asked
    .trim()
    .replace(/^(?:web\+)?tel:/i, '')
    .split(';');
  const number = subscriber.replaceAll(/[\s().\-\u00a0]/g, '');
  return /^\+?[0-9*#]+$/.test(number) && number.length <= MOST_DIGITS ? number : undefined;
}
