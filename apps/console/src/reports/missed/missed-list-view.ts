import { DIRECT_LINES, MISSED_REASONS, MISSED_STANDINGS, type MissedReason, type MissedStanding } from '@wpm/contract';
import { idOf, oneOf, type PeriodView, periodEntries, periodViewOf, queryOf } from '../calls/report-view.ts';

/** Whose customers: of all lines (null), of users' direct numbers, or of a campaign by its id. */
export type LineView = string | null;

/** Which missed customers are shown, as it stands in the address. */
export type MissedListView = PeriodView & {
  readonly line: LineView;
  readonly reason: MissedReason | null;
  readonly standing: MissedStanding | null;
};

/** Reads the query of an address. What it does not know, it leaves out. */
export function missedListViewOf(search: string): MissedListView {
  const query = new URLSearchParams(search);
  return {
    ...periodViewOf(query),
    line: lineViewOf(query),
    reason: oneOf(MISSED_REASONS, query.get('reason')),
    standing: oneOf(MISSED_STANDINGS, query.get('standing')),
  };
}

/** The query of a view's address, without what is the usual. */
export const missedListSearchOf = (view: MissedListView): string =>
  queryOf([...periodEntries(view), ...lineEntries(view.line), ['reason', view.reason], ['standing', view.standing]]);

export const lineViewOf = (query: URLSearchParams): LineView =>
  query.get('line') === DIRECT_LINES ? DIRECT_LINES : idOf(query.get('campaign'));

export const lineEntries = (line: LineView) =>
  [
    ['campaign', line === DIRECT_LINES ? null : line],
    ['line', line === DIRECT_LINES ? line : null],
  ] as const;

/** What the platform is asked for. */
export function lineOf(line: LineView): {
  readonly campaignId?: string;
  readonly line?: typeof DIRECT_LINES;
} {
  if (line === null) return {};
  return line === DIRECT_LINES ? { line: DIRECT_LINES } : { campaignId: line };
}
