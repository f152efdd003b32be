import type { QueryClient } from '@tanstack/react-query';
import type { MissedCall, MyCall, RealtimeEvent } from '@wpm/contract';
import { renewContacts } from '../contacts/renew-contacts.ts';
import { renewLists } from '../list/renew-lists.ts';
import { MISSED_CALLS_KEY } from '../missed/use-missed-count.ts';
import { keyOfCall, MY_CALLS_KEY } from '../my-calls/my-calls-key.ts';

/** What tells of one row of a list that its user may have read far: the rest of it is as it was. */
export type RowEvent = Extract<
  RealtimeEvent,
  { readonly kind: 'call.ended' | 'call.classified' | 'missed-call.changed' | 'contact.changed' }
>;

/** Has on the screen what these events tell of, and asks the platform for no more than that. */
export async function renewByEvents(queries: QueryClient, events: readonly RowEvent[]): Promise<void> {
  const [calls, missed, contacts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const event of events) {
    if (event.kind === 'contact.changed') contacts.add(event.contactId);
    else if (event.kind === 'missed-call.changed') missed.add(event.missedId);
    else calls.add(event.callId);
  }
  await Promise.all([
    calls.size > 0 && renewMyCalls(queries, calls),
    missed.size > 0 && renewMissedCalls(queries, missed),
    contacts.size > 0 && renewContacts(queries, contacts),
  ]);
}

/** A call that is new in the user's history stands at its beginning (F25). */
function renewMyCalls(queries: QueryClient, calls: ReadonlySet<string>): Promise<void> {
  return renewLists<MyCall>(queries, MY_CALLS_KEY, {
    keyOf: keyOfCall,
    isConcerned: ({ items }, number) => number === 0 || items.some(({ callId }) => calls.has(callId)),
  });
}

/** A missed call that came, or came again, stands at the beginning (F22). */
function renewMissedCalls(queries: QueryClient, missed: ReadonlySet<string>): Promise<void> {
  return renewLists<MissedCall>(queries, MISSED_CALLS_KEY, {
    keyOf: ({ missedId }) => missedId,
    isConcerned: ({ items }, number) => number === 0 || items.some(({ missedId }) => missed.has(missedId)),
  });
}
