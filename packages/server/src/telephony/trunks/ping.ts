import { randomUUID } from 'node:crypto';
import type { Trouble } from '@wpm/directory';
import type { Clock } from '@wpm/kernel';
import { type ClientEvent, type Destination, type SipResponse, type SipStack, makeRequest } from '@wpm/sip';
import { retryAfterOf, troubleOf } from './trouble.ts';

/** How long an OPTIONS waits: a trunk that needs longer to say that it is there is of no use for calls. */
const PATIENCE_MS = 4_000;

/** What came back to an OPTIONS. `retryAfter` in seconds, of a 503 that says it. */
export type Pong =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly words: string;
      readonly rttMs: number;
      readonly server: string | null;
      readonly retryAfter: number | undefined;
    }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Whom to ask, in whose name. */
export type Ping = {
  readonly destination: Destination;
  /** Request-URI. */
  readonly uri: string;
  readonly from: string;
};

/** Asks the far end whether it is there (RFC 3261 §11). Always resolves, within four seconds. */
export function ping(
  { stack, clock }: { readonly stack: Pick<SipStack, 'request' | 'contactFor'>; readonly clock: Clock },
  { destination, uri, from }: Ping,
): Promise<Pong> {
  const startedAt = clock.now();
  const request = makeRequest({
    method: 'OPTIONS',
    uri,
    from: { uri: from, params: { tag: randomUUID() } },
    to: { uri, params: {} },
    callId: randomUUID(),
    cseq: 1,
    headers: [
      ['Contact', `<${stack.contactFor(destination, 'wpm')}>`],
      ['Accept', 'application/sdp'],
    ],
  });
  return new Promise((resolve) => {
    const giveUp = clock.schedule(startedAt + PATIENCE_MS, () =>
      resolve({ kind: 'failed', trouble: { why: 'timeout', words: `no answer in ${PATIENCE_MS / 1_000} s` } }),
    );
    stack.request(request, destination, (event) => {
      const pong = pongOf(event, clock.now() - startedAt);
      if (!pong) return;
      giveUp[Symbol.dispose]();
      resolve(pong);
    });
  });
}

function pongOf(event: ClientEvent, rttMs: number): Pong | undefined {
  if (event.kind !== 'response') return { kind: 'failed', trouble: troubleOf(event) };
  const { response } = event;
  return response.status < 200 ? undefined : answered(response, rttMs);
}

function answered(response: SipResponse, rttMs: number): Pong {
  const { status, reason, headers } = response;
  const server = headers.get('Server') ?? headers.get('User-Agent') ?? null;
  return { kind: 'answered', status, words: reason, rttMs, server, retryAfter: retryAfterOf(response) };
}
