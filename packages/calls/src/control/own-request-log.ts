import type { Log } from '@wpm/kernel';
import type { ClientEvent, SipRequest } from '@wpm/sip';

/** A request of ours that nobody answers, or that is refused, is worth a line in the log. */
export function noteOwn(log: Log, { method }: SipRequest, event: ClientEvent): void {
  if (event.kind !== 'response') log.warn('leg.request-unanswered', { method, why: event.kind });
  else if (event.response.status >= 300) log.info('leg.request-refused', { method, status: event.response.status });
}
