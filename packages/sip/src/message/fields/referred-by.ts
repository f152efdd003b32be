import { type NameAddr, parseNameAddr } from '../name-addr.ts';
import { param } from '../params.ts';

/** Who sent us here (RFC 3892 §3). */
export interface ReferredBy {
  readonly referrer: NameAddr;
  /** Content-ID of the body part that proves it. */
  readonly contentId?: string;
}

/** Reads `Referred-By`; undefined where it is none. It is written by `printNameAddr`. */
export function parseReferredBy(text: string): ReferredBy | undefined {
  const referrer = parseNameAddr(text);
  if (!referrer.ok) return undefined;
  const contentId = param(referrer.value.params, 'cid');
  return { referrer: referrer.value, ...(contentId !== undefined && { contentId }) };
}
