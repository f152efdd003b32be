import type { Recall } from '@wpm/contract';
import { client } from '../client.ts';
import { type Pages, usePages } from '../list/use-pages.ts';
import { RECALLS_KEY } from './recalls-key.ts';

/** The open recalls that are the user's to make, the first due first (F24). */
export function useMyRecalls(): Pages<Recall> {
  return usePages(RECALLS_KEY, (paging) => client.followUp((followUp) => followUp.listMyRecalls(paging)));
}
