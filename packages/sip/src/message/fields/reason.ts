import { quotedString } from '../grammar.ts';
import type { SipMessage } from '../message.ts';
import { param, parseParametrised } from '../params.ts';

/** Why a request was sent (RFC 3326): `SIP;cause=200;text="Call completed elsewhere"`, `Q.850;cause=16`. */
export interface Reason {
  readonly protocol: string;
  readonly cause?: number;
  readonly text?: string;
}

/** Reads one value of `Reason`; undefined where it is none. */
export function parseReason(value: string): Reason | undefined {
  const read = parseParametrised(value);
  if (!read) return undefined;
  const cause = param(read.params, 'cause');
  const text = param(read.params, 'text');
  return {
    protocol: read.word,
    ...(cause !== undefined && /^\d{1,3}$/.test(cause) && { cause: Number(cause) }),
    ...(text !== undefined && { text }),
  };
}

export function printReason({ protocol, cause, text }: Reason): string {
  return `${protocol}${cause === undefined ? '' : `;cause=${cause}`}${text === undefined ? '' : `;text=${quotedString(text)}`}`;
}

/** All readable reasons of a message, in order: one per protocol (RFC 3326 §2). */
export function reasonsOf(message: SipMessage): readonly Reason[] {
  return message.headers.all('Reason').flatMap((value) => parseReason(value) ?? []);
}
