import type { Result } from '@wpm/kernel';
import { DIGIT, SPACE, spanEnd } from './characters.ts';
import { isToken } from './grammar.ts';
import type { SipMessage } from './message.ts';
import { type NameAddr, parseNameAddr } from './name-addr.ts';
import { parseSeconds } from './seconds.ts';
import { type Via, parseVia } from './via.ts';

/*
 * Typed views of header fields. `parseMessage` lets only messages through whose mandatory fields and `Contact` can be read, so
 * here an unreadable one is a fault: it throws. What was read once is kept with the field: it is read again by none.
 */

export interface CSeq {
  /** 0…2^31−1 */
  readonly number: number;
  readonly method: string;
}

export function fromOf(message: SipMessage): NameAddr {
  return certain(mandatory(message, 'From', parseNameAddr));
}

export function toOf(message: SipMessage): NameAddr {
  return certain(mandatory(message, 'To', parseNameAddr));
}

export function callIdOf(message: SipMessage): string {
  const callId = message.headers.get('Call-ID');
  if (callId === undefined) throw new Error('a message without Call-ID');
  return callId;
}

export function cseqOf(message: SipMessage): CSeq {
  const cseq = message.headers.view('CSeq', parseCSeq);
  if (!cseq) throw new Error(`unreadable CSeq: ${message.headers.get('CSeq')}`);
  return cseq;
}

/** `number method`; undefined where it is anything else or the number exceeds 2^31−1 (RFC 3261 §8.1.1.5). */
export function parseCSeq(text: string): CSeq | undefined {
  const digitsEnd = spanEnd(text, 0, DIGIT);
  const methodAt = spanEnd(text, digitsEnd, SPACE);
  const number = Number(text.slice(0, digitsEnd));
  if (digitsEnd === 0 || methodAt === digitsEnd || number >= 2 ** 31) return undefined;
  const method = text.slice(methodAt);
  return isToken(method) ? { number, method } : undefined;
}

/** The `Via` of whom the message comes from, or goes back to. */
export function topViaOf(message: SipMessage): Via {
  const [via] = message.headers.views('Via', parseVia);
  if (!via) throw new Error('a message without Via');
  return certain(via);
}

/** All contacts, in order; none for `Contact: *` (RFC 3261 §10.2.2). */
export function contactsOf(message: SipMessage): readonly NameAddr[] {
  const { headers } = message;
  return headers.all('Contact').includes('*') ? [] : headers.views('Contact', parseNameAddr).map(certain);
}

export function contactOf(message: SipMessage): NameAddr | undefined {
  return contactsOf(message)[0];
}

/** Seconds of `Expires`; undefined where it is missing or no number. Above 2^32−1 it counts as 2^32−1 (RFC 3261 §20.19). */
export function expiresOf(message: SipMessage): number | undefined {
  return parseSeconds(message.headers.get('Expires'));
}

function mandatory<View>(message: SipMessage, name: string, reader: (value: string) => View): View {
  const view = message.headers.view(name, reader);
  if (view === undefined) throw new Error(`a message without ${name}`);
  return view;
}

function certain<T>(result: Result<T, { code: string; detail: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.detail}`);
}
