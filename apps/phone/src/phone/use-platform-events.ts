import { useQueryClient } from '@tanstack/react-query';
import { liveCallsAfter } from '@wpm/client';
import type { LiveCall } from '@wpm/contract';
import { useEffect } from 'react';
import { client } from '../client.ts';
import { CONTACTS_KEY } from '../contacts/contacts-key.ts';
import { MISSED_CALLS_KEY } from '../missed/use-missed-count.ts';
import { MY_CALLS_KEY } from '../my-calls/my-calls-key.ts';
import { MY_STATUS_KEY } from '../status/use-my-status.ts';
import { useSoftphone } from './softphone-context.ts';

/**
 * Keeps what the phone shows as the platform has it: the history, where a call stands as soon as its record is on disk
 * (F25), the missed calls and contacts all share (F23, F19), the user's status (F12), and what goes on in the calls that are up (F31–F33).
 */
export function usePlatformEvents(): void {
  const queries = useQueryClient();
  const softphone = useSoftphone();
  useEffect(() => {
    let live: readonly LiveCall[] = [];
    const tell = (now: readonly LiveCall[]) => {
      live = now;
      softphone.tell(live);
    };
    const refresh = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey });
    const stream = client.listen({
      onStale: ({ liveCalls }) => {
        tell(liveCalls);
        [MY_CALLS_KEY, MY_STATUS_KEY, MISSED_CALLS_KEY, CONTACTS_KEY].forEach(refresh);
      },
      onEvent: (event) => {
        tell(liveCallsAfter(live, event));
        if (event.kind === 'call.ended') refresh(MY_CALLS_KEY);
        if (event.kind === 'missed-call.changed') refresh(MISSED_CALLS_KEY);
        // Calls are named as the contacts are now.
        if (event.kind === 'contact.changed') [CONTACTS_KEY, MY_CALLS_KEY, MISSED_CALLS_KEY].forEach(refresh);
        if (event.kind === 'agent.status') refresh(MY_STATUS_KEY);
      },
    });
    return () => stream[Symbol.dispose]();
  }, [queries, softphone]);
}
