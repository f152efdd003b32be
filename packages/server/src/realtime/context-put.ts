import type { Actor, Sink } from '../events.ts';

/** A CRM told something of a call (F48): what it said is in nobody's log. */
export function contextPut(sink: Sink, actor: Actor, put: { readonly callId: string; readonly result: string }): void {
  sink.counters.add('wpm_call_contexts_total', { result: put.result });
  sink.log.info('call.context', { ...actor, call: put.callId, result: put.result });
}
