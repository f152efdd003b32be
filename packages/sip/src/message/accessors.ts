import type { Result } from '@wpm/kernel';
import type { SipMessage } from './message.ts';
import { type NameAddr, parseNameAddr } from './name-addr.ts';
import { parseSeconds } from './seconds.ts';
import { type Via, parseVia } from './via.ts';

/*
 * Typed views of header fields. `parseMessage` lets only messages through whose mandatory fields and `Contact` can be read, so
 * here an unreadable one is a fault: it throws.
 */

export interface CSeq {
  /** 0…2^31−1 */
  readonly number: number;
  readonly method: string;
}

export function fromOf(message: SipMessage): NameAddr {
  return certain(parseNameAddr(mandatory(message, 'From')));
}

export function toOf(message: SipMessage): NameAddr {
  return certain(parseNameAddr(mandatory(message, 'To')));
}

export function callIdOf(message: SipMessage): string {
  return mandatory(message, 'Call-ID');
}

export function cseqOf(message: SipMessage): CSeq {
  const text = mandatory(message, 'CSeq');
  const cseq = parseCSeq(text);
  if (!cseq) throw new Error(`unreadable CSeq: ${text}`);
  return cseq;
}

/** `number method`; undefined where it is anything else or the number exceeds 2^31−1 (RFC 3261 §8.1.1.5). */
export function parseCSeq(text: string): CSeq | undefined {
  const [, digits, method] = /^(\d+)\s+(\S+)$/.exec(text) ?? [];
  if (method === undefined || Number(digits) >= 2 ** 31) return undefined;
  return { number: Number(digits), method };
}

/** The `Via` of whom the message comes from, or goes back to. */
export function topViaOf(message: SipMessage): Via {
  return certain(parseVia(message.headers.all('Via')[0] ?? ''));
}

/** All contacts, in order; none for `Contact: *` (RFC 3261 §10.2.2). */
export function contactsOf(message: SipMessage): readonly NameAddr[] {
  const values = message.headers.all('Contact');
  return values[0] === '*' ? [] : values.map((value) => certain(parseNameAddr(value)));
}

export function contactOf(message: SipMessage): NameAddr | undefined {
  return contactsOf(message)[0];
}

/** Seconds of `Expires`; undefined where it is missing or no number. Above 2^32−1 it counts as 2^32−1 (RFC 3261 §20.19). */
export function expiresOf(message: SipMessage): number | undefined {
  return parseSeconds(message.headers.get('Expires'));
}

function mandatory(message: SipMessage, name: string): string {
  const value = message.headers.get(name);
  if (value === undefined) throw new Error(`a message without ${name}`);
  return value;
}

function certain<T>(result: Result<T, { code: string; detail: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.detail}`);
}
