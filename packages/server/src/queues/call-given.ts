import type { Actor, Sink } from '../events.ts';

/** A supervisor gave a waiting call to a user, or took it, or was refused (F47): who moved whom before their turn. */
export async function callGiven(
  sink: Sink,
  actor: Actor,
  { callId, accountId, result }: { readonly callId: string; readonly accountId: string; readonly result: string },
): Promise<void> {
  sink.counters.add('wpm_calls_given_total', { result });
  sink.log.info('call.give', { ...actor, call: callId, agent: accountId, result });
  const detail = { call: callId };
  await sink.audit.append({ ...actor, at: new Date(), action: 'call.give', subject: accountId, result, detail });
}
