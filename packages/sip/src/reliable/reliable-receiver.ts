import type { Dialog } from '../dialog/dialog.ts';
import { requestWithin } from '../dialog/request-within.ts';
import { cseqOf } from '../message/accessors.ts';
import { requires } from '../message/fields/option-tags.ts';
import { parseRSeq, printRAck } from '../message/fields/reliable.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';

/** What a provisional response to our INVITE asks for. */
export type Provisional =
  | { readonly kind: 'unreliable' }
  /** It comes next: to be acknowledged by a PRACK. */
  | { readonly kind: 'next'; readonly rseq: number }
  /** A copy, or one after a gap: to be ignored (RFC 3262 §4). */
  | { readonly kind: 'ignored' };

/** Reads a provisional response. @param last `RSeq` of the last one acknowledged in this early dialog; null for none */
export function readProvisional(last: number | null, response: SipResponse): Provisional {
  const rseq = requires(response, '100rel') ? parseRSeq(response.headers.get('RSeq') ?? '') : undefined;
  if (rseq === undefined) return { kind: 'unreliable' };
  return last === null || rseq === last + 1 ? { kind: 'next', rseq } : { kind: 'ignored' };
}

/** The PRACK for a reliable provisional response (RFC 3262 §4), and the early dialog that has counted it. */
export function prackWithin(
  dialog: Dialog,
  response: SipResponse,
  rseq: number,
): { readonly request: SipRequest; readonly dialog: Dialog } {
  const { number, method } = cseqOf(response);
  return requestWithin(dialog, 'PRACK', { headers: [['RAck', printRAck({ rseq, cseq: number, method })]] });
}
