import { type Query, useQueryClient } from '@tanstack/react-query';
import { liveCallsAfter } from '@wpm/client';
import type { LiveCall, RealtimeEvent } from '@wpm/contract';
import { useEffect } from 'react';
import { CALLING_CAMPAIGNS_KEY } from '../calling-as/calling-key.ts';
import { CLASSIFICATION_KEY } from '../classifiers/classification-key.ts';
import { client } from '../client.ts';
import { CONTACTS_KEY } from '../contacts/contacts-key.ts';
import { MY_FORWARDING_KEY } from '../forwarding/forwarding-key.ts';
import { persistently } from '../loading/persistently.ts';
import { MISSED_CALLS_KEY } from '../missed/use-missed-count.ts';
import { MY_CALLS_KEY } from '../my-calls/my-calls-key.ts';
import { OUTBOUND_KEY } from '../outbound/outbound-key.ts';
import { RECALLS_KEY } from '../recalls/recalls-key.ts';
import { MY_CAMPAIGNS_KEY, MY_STATUS_KEY } from '../status/use-my-status.ts';
import { inTurn } from './in-turn.ts';
import type { RowEvent } from './renew-by-events.ts';
import { useSoftphone } from './softphone-context.ts';

/** What is other than it is shown by an event, by what it is cached as. */
const STALE_BY: Partial<Record<RealtimeEvent['kind'], readonly (readonly string[])[]>> = {
  'recall.changed': [RECALLS_KEY, MISSED_CALLS_KEY],
  'outbound.changed': [OUTBOUND_KEY],
  'call.classified': [CLASSIFICATION_KEY],
  'campaign.changed': [MY_CAMPAIGNS_KEY, CALLING_CAMPAIGNS_KEY, OUTBOUND_KEY],
  'agent.status': [MY_STATUS_KEY, OUTBOUND_KEY],
  'forwarding.changed': [MY_FORWARDING_KEY],
};

/** What may be read far, row by row: an event tells of one row. */
const LISTS = [MY_CALLS_KEY, MISSED_CALLS_KEY, CONTACTS_KEY];

/**
 * Keeps what the phone shows as the platform has it: the history, where a call stands as soon as its record is on disk
 * (F25), the missed calls and contacts all share (F23, F19), the user's status (F12) and forwarding (F44), and what goes on in the calls that are up (F31–F33).
 */
export function usePlatformEvents(isSignedIn: boolean): void {
  const queries = useQueryClient();
  const softphone = useSoftphone();
  useEffect(() => {
    if (!isSignedIn) return undefined;
    let live: readonly LiveCall[] = [];
    const tell = (now: readonly LiveCall[]) => {
      live = now;
      softphone.tell(live);
    };
    const refresh = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey });
    const renew = inTurn<RowEvent>(async (events) => (await renewing()).renewByEvents(queries, events));
    const stream = client.listen({
      onStale: ({ liveCalls }) => {
        tell(liveCalls);
        new Set([...Object.values(STALE_BY).flat(), ...LISTS]).forEach(refresh);
      },
      onEvent: (event) => {
        tell(liveCallsAfter(live, event));
        STALE_BY[event.kind]?.forEach(refresh);
        if (isOfRow(event)) renew(event);
      },
      onState: (state) => {
        if (state === 'live') void queries.refetchQueries({ predicate: hasFailed, type: 'active' });
      },
    });
    return () => stream[Symbol.dispose]();
  }, [queries, softphone, isSignedIn]);
}

/** Its code is fetched by the first of these events. */
const renewing = () => persistently(() => import('./renew-by-events.ts'));

const OF_ROWS: readonly string[] = ['call.ended', 'call.classified', 'missed-call.changed', 'contact.changed'];
const isOfRow = (event: RealtimeEvent): event is RowEvent => OF_ROWS.includes(event.kind);

/** What could not be read while the platform was away is read when it is back. */
const hasFailed = ({ state }: Query): boolean => state.status === 'error';
