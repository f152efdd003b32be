import type { OfferOutcome } from '@wpm/contract';
import { type PeriodView, type ReportView, searchOf, WHOLE_DAY } from '../calls/report-view.ts';
import { offersSearchOf } from '../offers/offers-view.ts';
import { reportPath } from '../report-paths.ts';

/** A day by itself. */
export const onDay = (day: string): PeriodView => ({ period: 'between', first: day, last: day });

/** The report of calls, narrowed down to what a figure counts. */
export const callsWith = (view: Partial<ReportView>): string => pathWith('calls', searchOf({ ...WHOLE_DAY, ...view }));

/** The ledger of offers, narrowed down to what a figure counts. */
export const offersWith = (
  days: PeriodView,
  about: { readonly agentId: string; readonly campaignId: string | null; readonly outcome: OfferOutcome | null },
): string => pathWith('offers', offersSearchOf({ ...days, ...about, verdict: null }));

const pathWith = (kind: 'calls' | 'offers', query: string): string =>
  query === '' ? reportPath(kind) : `${reportPath(kind)}?${query}`;
