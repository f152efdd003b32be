import type { Result } from '@wpm/kernel';
import type { Actor, Sink } from '../events.ts';

/** A call was to be placed for a user (F48): by whom is in the audit log, for it may cost. */
export async function callPlaced(
  sink: Sink,
  actor: Actor,
  { accountId, placed }: { accountId: string; placed: Result<{ callId: string }, { code: string }> },
): Promise<void> {
  const result = placed.ok ? 'ok' : placed.error.code;
  const detail = placed.ok ? { call: placed.value.callId } : {};
  sink.counters.add('wpm_calls_placed_total', { result });
  sink.log.info('call.place', { ...actor, for: accountId, ...detail, result });
  await sink.audit.append({ ...actor, at: new Date(), action: 'call.place', subject: accountId, result, detail });
}
