import { type IncomingRequest, reply, requires } from '@wpm/sip';
import type { WaitingCaller } from '../ports.ts';
import type { OurSide } from './inbound.ts';

/** The caller of an INVITE whose way is still being looked for: nothing of its leg exists yet. */
export function waitingCaller(incoming: IncomingRequest, { tag, contact, headers }: OurSide): WaitingCaller {
  const { request } = incoming;
  const gone = new AbortController();
  // Whoever takes the call hears of it as well: a handler that comes later is told what happened before.
  incoming.onCancel(() => gone.abort());
  return {
    gone: gone.signal,
    rings: () => {
      // RFC 3262 §3: who asks for reliable ones gets none without a leg; it rings for them a moment later.
      if (requires(request, '100rel')) return;
      incoming.respond(reply(request, 180, { toTag: tag, headers: [['Contact', `<${contact}>`], ...headers] }));
    },
  };
}
