import { isToken } from '../grammar.ts';
import type { SipMessage } from '../message.ts';
import { type Params, param, parseParametrised, printParams } from '../params.ts';
import { parseSeconds } from '../seconds.ts';

/** What is subscribed to (RFC 6665 §8.2.1). */
export interface EventName {
  /** `reg`, `dialog`, `message-summary`, `refer` … with templates (`dialog.winfo`), as written. */
  readonly package: string;
  /** Tells subscriptions of one dialog apart. */
  readonly id?: string;
  readonly params: Params;
}

/** Reads `Event`; undefined where it is none. */
export function parseEvent(text: string): EventName | undefined {
  const read = parseParametrised(text);
  if (!read || !isToken(read.word)) return undefined;
  const { id, ...params } = read.params;
  return { package: read.word, ...(typeof id === 'string' && { id }), params };
}

export function printEvent({ package: name, id, params }: EventName): string {
  return `${name}${printParams(id === undefined ? params : { id, ...params })}`;
}

/** How a subscription stands (RFC 6665 §8.2.3). */
export interface SubscriptionState {
  /** `active`, `pending`, `terminated`, or an extension's, in lower case. */
  readonly state: string;
  /** Why it ended: `deactivated`, `timeout`, `rejected`, `noresource` … (RFC 6665 §4.1.3), in lower case. */
  readonly reason?: string;
  /** Seconds it lasts. */
  readonly expires?: number;
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number;
}

/** Reads `Subscription-State`; undefined where it is none. */
export function parseSubscriptionState(text: string): SubscriptionState | undefined {
  const read = parseParametrised(text);
  if (!read || !isToken(read.word)) return undefined;
  const reason = param(read.params, 'reason')?.toLowerCase();
  const expires = parseSeconds(param(read.params, 'expires'));
  const retryAfter = parseSeconds(param(read.params, 'retry-after'));
  return {
    state: read.word.toLowerCase(),
    ...(reason !== undefined && { reason }),
    ...(expires !== undefined && { expires }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

export function printSubscriptionState({ state, reason, expires, retryAfter }: SubscriptionState): string {
  return `${state}${printParams({
    ...(reason !== undefined && { reason }),
    ...(expires !== undefined && { expires: String(expires) }),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  })}`;
}

/** The event packages of `Allow-Events` (RFC 6665 §8.2.2), as written; what is no token is left out. */
export function allowedEventsOf(message: SipMessage): readonly string[] {
  return message.headers.all('Allow-Events').filter(isToken);
}
