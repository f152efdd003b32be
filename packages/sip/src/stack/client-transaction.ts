import type { Clock } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import type { ClientEvent } from './outgoing-request.ts';

/** One client transaction at work (RFC 3261 §17.1). */
export interface ClientTransaction {
  readonly request: SipRequest;
  /** A response came. */
  receive(response: SipResponse): void;
  /** The way to the other side is gone. */
  fail(why: string): void;
  /** Takes the request back, if it is an INVITE. */
  cancel(headers: Iterable<readonly [name: string, value: string]>): void;
  /** Ends it without a word: the stack is closed. */
  stop(): void;
}

/** What a client transaction needs of the stack. */
export interface ClientContext {
  readonly clock: Clock;
  /** The transaction user. */
  readonly on: (event: ClientEvent) => void;
  /** Sends a CANCEL in a transaction of its own. */
  readonly sendCancel: (cancel: SipRequest) => void;
  readonly ended: () => void;
}

/** What the TU hears of the end of a transaction; nothing where it had its final response. */
export function lastWord(why: 'done' | 'timeout' | 'transport-error', failure: string): ClientEvent | undefined {
  if (why === 'done') return undefined;
  return why === 'timeout' ? { kind: 'timeout' } : { kind: 'transport-error', why: failure };
}
