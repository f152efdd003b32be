import { RECALL_LISTS, type RecallList } from '@wpm/contract';
import { idOf, oneOf, queryOf } from '../calls/report-view.ts';

/** Which recalls are shown, as it stands in the address. */
export type RecallsView = { readonly state: RecallList; readonly campaignId: string | null };

/** Reads the query of an address. What it does not know, it leaves out. */
export function recallsViewOf(search: string): RecallsView {
  const query = new URLSearchParams(search);
  return { state: oneOf(RECALL_LISTS, query.get('state')) ?? 'open', campaignId: idOf(query.get('campaign')) };
}

/** The query of a view's address, without what is the usual. */
export const recallsSearchOf = ({ state, campaignId }: RecallsView): string =>
  queryOf([
    ['state', state === 'open' ? null : state],
    ['campaign', campaignId],
  ]);
