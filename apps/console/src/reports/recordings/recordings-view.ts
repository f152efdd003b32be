import { RECORDING_COMPLETENESSES } from '@wpm/contract';
import { LONGEST_NUMBER } from '../../calls/filter/call-filter.ts';
import { idOf, oneOf, type PeriodView, periodEntries, periodViewOf, queryOf, TODAY } from '../calls/report-view.ts';

export const HELDS = ['true', 'false'] as const;

/** What the list of recordings shows, as it stands in its address; and which recording is open. */
export type RecordingsView = PeriodView & {
  readonly agentId: string | null;
  readonly campaignId: string | null;
  readonly number: string;
  readonly completeness: (typeof RECORDING_COMPLETENESSES)[number] | null;
  readonly held: (typeof HELDS)[number] | null;
  readonly open: string | null;
};

export const ALL_OF_TODAY: RecordingsView = {
  ...TODAY,
  agentId: null,
  campaignId: null,
  number: '',
  completeness: null,
  held: null,
  open: null,
};

/** Reads the query of an address. What it does not know, it leaves out. */
export function recordingsViewOf(search: string): RecordingsView {
  const query = new URLSearchParams(search);
  return {
    ...periodViewOf(query),
    agentId: idOf(query.get('agent')),
    campaignId: idOf(query.get('campaign')),
    number: (query.get('number') ?? '').trim().slice(0, LONGEST_NUMBER),
    completeness: oneOf(RECORDING_COMPLETENESSES, query.get('completeness')),
    held: oneOf(HELDS, query.get('held')),
    open: idOf(query.get('open')),
  };
}

/** The query of a view's address, without what is the usual. */
export function recordingsSearchOf(view: RecordingsView): string {
  return queryOf([
    ...periodEntries(view),
    ['agent', view.agentId],
    ['campaign', view.campaignId],
    ['number', view.number.trim()],
    ['completeness', view.completeness],
    ['held', view.held],
    ['open', view.open],
  ]);
}
