import {
  CAMPAIGN_GROUPS,
  type CampaignGroup,
  QUALITY_GROUPS,
  type QualityGroup,
  SERVICE_LIMITS,
  type ServiceLimit,
} from '@wpm/contract';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { keepingColumns } from '../columns/use-columns.ts';
import { idOf, oneOf, type PeriodView, periodEntries, periodViewOf, queryOf } from '../calls/report-view.ts';

/** What a report of sums shows, as it stands in its address. */
export type SumsView = PeriodView & {
  readonly by: CampaignGroup;
  /** What the rows of the report of quality are. */
  readonly facet: QualityGroup;
  readonly campaignId: string | null;
  readonly within: ServiceLimit;
};

export function sumsViewOf(search: string): SumsView {
  const query = new URLSearchParams(search);
  return {
    ...periodViewOf(query),
    by: oneOf(CAMPAIGN_GROUPS, query.get('by')) ?? 'campaign',
    facet: oneOf(QUALITY_GROUPS, query.get('facet')) ?? 'agent',
    campaignId: idOf(query.get('campaign')),
    within: oneOf(SERVICE_LIMITS, query.get('within')) ?? '20',
  };
}

export function sumsSearchOf(view: SumsView): string {
  return queryOf([
    ...periodEntries(view),
    ['by', view.by === 'campaign' ? null : view.by],
    ['facet', view.facet === 'agent' ? null : view.facet],
    ['campaign', view.campaignId],
    ['within', view.within === '20' ? null : view.within],
  ]);
}

/** The view of the address, and the way to another. `replace` where Back should not stop at the present one. */
export function useSumsView(): readonly [SumsView, (change: Partial<SumsView>, replace?: boolean) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => sumsViewOf(search), [search]);
  const change = (changed: Partial<SumsView>, replace = false) => {
    const query = keepingColumns(search, sumsSearchOf({ ...view, ...changed }));
    navigate(query === '' ? path : `${path}?${query}`, { replace });
  };
  return [view, change];
}
