import { isToken } from '../grammar.ts';
import type { SipMessage } from '../message.ts';

/**
 * What a caller wants hidden (RFC 3323 §4.2, RFC 3325 §9.3, RFC 7044): `header`, `session`, `user`, `id`, `history`; `none` forbids
 * to hide anything, `critical` asks to refuse rather than to show. In lower case; empty where nothing is asked for.
 */
export function privacyOf(message: SipMessage): ReadonlySet<string> {
  // The RFC separates by `;`; `,` is met in the field.
  const values = message.headers.all('Privacy').flatMap((value) => value.split(/[;,]/));
  return new Set(values.map((value) => value.trim().toLowerCase()).filter(isToken));
}

export function printPrivacy(values: Iterable<string>): string {
  return [...values].join(';');
}
