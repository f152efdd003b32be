import {
  AGENT_GROUPS,
  type AgentGroup,
  CAMPAIGN_GROUPS,
  type CampaignGroup,
  DIRECT_LINES,
  MISSED_GROUPS,
  type MissedGroup,
  QUALITY_GROUPS,
  type QualityGroup,
  SERVICE_LIMITS,
  type ServiceLimit,
} from '@wpm/contract';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { keepingColumns } from '../columns/use-columns.ts';
import { SORT_WORD } from './use-row-sorting.ts';
import { idOf, oneOf, type PeriodView, periodEntries, periodViewOf, queryOf } from '../calls/report-view.ts';

/** What a report of sums shows, as it stands in its address. */
export type SumsView = PeriodView & {
  readonly by: CampaignGroup;
  /** What the rows of the report of quality are. */
  readonly facet: QualityGroup;
  /** What the rows of the report of agents are. */
  readonly per: AgentGroup;
  readonly agentId: string | null;
  /** What the rows of the report of missed calls are. */
  readonly rows: MissedGroup;
  readonly campaignId: string | null;
  /** Of missed calls: those of users' direct numbers alone. */
  readonly line: typeof DIRECT_LINES | null;
  readonly within: ServiceLimit;
};

export function sumsViewOf(search: string): SumsView {
  const query = new URLSearchParams(search);
  return {
    ...periodViewOf(query),
    by: oneOf(CAMPAIGN_GROUPS, query.get('by')) ?? 'campaign',
    facet: oneOf(QUALITY_GROUPS, query.get('facet')) ?? 'agent',
    per: oneOf(AGENT_GROUPS, query.get('per')) ?? 'agent',
    agentId: idOf(query.get('agent')),
    rows: oneOf(MISSED_GROUPS, query.get('rows')) ?? 'day',
    campaignId: idOf(query.get('campaign')),
    line: oneOf([DIRECT_LINES], query.get('line')),
    within: oneOf(SERVICE_LIMITS, query.get('within')) ?? 'own',
  };
}

export function sumsSearchOf(view: SumsView): string {
  return queryOf([
    ...periodEntries(view),
    ['by', view.by === 'campaign' ? null : view.by],
    ['facet', view.facet === 'agent' ? null : view.facet],
    ['per', view.per === 'agent' ? null : view.per],
    ['agent', view.agentId],
    ['rows', view.rows === 'day' ? null : view.rows],
    ['campaign', view.campaignId],
    ['line', view.line],
    ['within', view.within === 'own' ? null : view.within],
  ]);
}

/** Another query of the same page, with the order of the present one. */
function keepingOrder(search: string, query: string): string {
  const sort = new URLSearchParams(search).get(SORT_WORD);
  if (sort === null) return query;
  const kept = new URLSearchParams(query);
  kept.set(SORT_WORD, sort);
  return kept.toString();
}

/** The view of the address, and the way to another. `replace` where Back should not stop at the present one. */
export function useSumsView(): readonly [SumsView, (change: Partial<SumsView>, replace?: boolean) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => sumsViewOf(search), [search]);
  const change = (changed: Partial<SumsView>, replace = false) => {
    const query = keepingOrder(search, keepingColumns(search, sumsSearchOf({ ...view, ...changed })));
    navigate(query === '' ? path : `${path}?${query}`, { replace });
  };
  return [view, change];
}
