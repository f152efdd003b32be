import type { SavedViewPage } from './saved-view-pages.ts';

/**
 * Which columns the table of a page can show, in their usual order, after the one that heads its rows and always stands there. `breaks`
 * of the report of agents stands for a column of each break. The list of calls is laid out for itself.
 */
export const PAGE_COLUMNS: Readonly<Record<SavedViewPage, readonly string[]>> = {
  'call-list': [],
  calls: [
    'campaign',
    'own',
    'customer',
    'agent',
    'device',
    'wait',
    'ring',
    'talk',
    'hold',
    'consultation',
    'wrapUp',
    'result',
    'endedBy',
    'transferredFrom',
    'transferredTo',
    'forwarded',
    'classifier',
    'note',
    'recording',
    'loss',
    'jitter',
    'rtt',
    'mos',
    'part',
  ],
  campaigns: [
    'calls',
    'answered',
    'serviceLevel',
    'averageWait',
    'longestWait',
    'abandoned',
    'shortAbandoned',
    'lostOtherwise',
    'handled',
    'talk',
    'hold',
    'wrapUp',
    'averageHandling',
  ],
  agents: [
    'signedIn',
    'offered',
    'answered',
    'rejected',
    'notAnswered',
    'notDelivered',
    'handled',
    'talk',
    'hold',
    'wrapUp',
    'averageHandling',
    'occupancy',
    'idle',
    'ringing',
    'in-call',
    'wrap-up',
    'not-answering',
    'unreachable',
    'breaks',
  ],
  missed: ['customers', 'attempts', 'calledBack', 'calledAgain', 'byHand', 'open', 'averageCallBack'],
  'missed-list': ['customer', 'standing', 'by', 'line', 'reason', 'attempts', 'waited', 'settledAt'],
  recalls: ['customer', 'campaign', 'for', 'state', 'note', 'plannedBy'],
  quality: ['legs', 'poor', 'loss', 'lossMax', 'jitter', 'jitterMax', 'rtt', 'rttMax', 'mos', 'mosMin'],
  offers: ['agent', 'verdict', 'pushed', 'woke', 'registered', 'rang', 'ended', 'campaign'],
  recordings: ['hold', 'customer', 'agents', 'campaign', 'length', 'completeness', 'keptUntil'],
};

/** The word of a page's address that names its columns, in their order, with commas between. Without it they are as usual. */
export const COLUMNS_WORD = 'columns';

/** Whether the columns a query names are the page's, each of them once, and at least one; so it is where it names none. */
export function namesKnownColumns(page: SavedViewPage, query: string): boolean {
  const text = new URLSearchParams(query).get(COLUMNS_WORD);
  return text === null || areColumnsOf(page, text.split(','));
}

/** Whether these are columns of the page, each of them once, and at least one. */
export function areColumnsOf(page: SavedViewPage, columns: readonly string[]): boolean {
  const known = PAGE_COLUMNS[page];
  return columns.length > 0 && new Set(columns).size === columns.length && columns.every((one) => known.includes(one));
}

/** The columns a query names, as far as the page has them: an old link still opens. Undefined: as usual. */
export function columnsIn(page: SavedViewPage, query: string): readonly string[] | undefined {
  const named = new URLSearchParams(query).get(COLUMNS_WORD)?.split(',') ?? [];
  const known = [...new Set(named)].filter((one) => PAGE_COLUMNS[page].includes(one));
  return known.length === 0 ? undefined : known;
}
