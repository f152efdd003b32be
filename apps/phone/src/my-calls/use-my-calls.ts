import type { MyCall } from '@wpm/contract';
import { client } from '../client.ts';
import { type Pages, usePages } from '../list/use-pages.ts';
import { CALLS_SHOWN, foundAmong, type MyCallsAsked } from './my-calls-asked.ts';
import { MY_CALLS_KEY } from './my-calls-key.ts';

/** The user's own history, newest first, or what is asked of it (F25). Without a network it is searched as far as it is known here. */
export function useMyCalls(asked: MyCallsAsked): Pages<MyCall> {
  const list = useRead(asked);
  const known = useRead(ALL);
  if (list.problem !== 'network/unreachable' || list.items.length > 0) return list;
  return { ...list, items: foundAmong(known.items, asked), readAt: known.readAt };
}

const ALL: MyCallsAsked = { shown: 'all', search: '' };

function useRead({ shown, search }: MyCallsAsked): Pages<MyCall> {
  const asked = { ...CALLS_SHOWN[shown], ...(search !== '' && { search }) };
  return usePages([...MY_CALLS_KEY, shown, search], (paging) => client.listMyCalls({ ...asked, ...paging }));
}
