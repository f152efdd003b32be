import type { MyCall } from '@wpm/contract';
import { client } from '../client.ts';
import { type Pages, usePages } from '../list/use-pages.ts';
import { MY_CALLS_KEY } from './my-calls-key.ts';

/** The user's own history, newest first (F25). */
export function useMyCalls(): Pages<MyCall> {
  return usePages(MY_CALLS_KEY, (paging) => client.listMyCalls(paging));
}
