import { reply } from './build.ts';
import { printWarning } from './fields/warning.ts';
import type { SipRequest, SipResponse } from './message.ts';

/** A header field of a refusal. */
export type RefusalField = readonly [name: string, value: string];

/** Words are for whoever reads a trace: what is longer is a stranger's. */
const LONGEST = 160;

/**
 * Words for a human, as a `Warning` of any kind (RFC 3261 §20.43). They may hold what a stranger wrote: nothing but printable ASCII
 * goes out, a limited number of it. Refusals a flood may ask for have theirs made once.
 */
export const inWords = (words: string): RefusalField => [
  'Warning',
  printWarning({ code: 399, agent: 'wpm', text: words.slice(0, LONGEST).replaceAll(/[^\x20-\x7e]/g, '?') }),
];

/** A refusal that says why in words. */
export function refusing(
  request: SipRequest,
  status: number,
  why: string | RefusalField,
  headers: readonly RefusalField[] = [],
): SipResponse {
  return reply(request, status, { headers: [...headers, typeof why === 'string' ? inWords(why) : why] });
}
