import type { MissedCall } from '@wpm/contract';
import { client } from '../client.ts';
import { type Pages, usePages } from '../list/use-pages.ts';
import { MISSED_CALLS_KEY } from './use-missed-count.ts';

/** Those that wait, or the settled ones as well. */
export type MissedFilter = 'open' | 'all';

/** The missed calls all users share, newest first (F22). Their changes come by the stream of events (F23). */
export function useMissedCalls(filter: MissedFilter): Pages<MissedCall> {
  const wanted = filter === 'open' ? { state: 'open' as const } : {};
  return usePages([...MISSED_CALLS_KEY, filter], (paging) => client.listMissedCalls({ ...wanted, ...paging }));
}
