import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { CoveredDays, ReportedPart } from '@wpm/contract';
import { useMemo } from 'react';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import type { PeriodView, ReportView } from './report-view.ts';

const PAGE = 100;

type ReportPage = {
  readonly items: readonly ReportedPart[];
  readonly next: string | null;
  readonly days: CoveredDays;
};

/** The report as far as it is read. While `changing`, still that of the view before. */
export type CallReport = {
  /** Undefined until something was read. */
  readonly parts: readonly ReportedPart[] | undefined;
  readonly days: CoveredDays | undefined;
  readonly changing: boolean;
  readonly isWhole: boolean;
  readonly isReadingOn: boolean;
  /** The code of the last failure; null where it worked. */
  readonly refusal: string | null;
  readonly readOn: () => void;
  readonly retry: () => void;
};

export function useCallReport(view: ReportView): CallReport {
  const query = useInfiniteQuery<
    ReportPage,
    Refused,
    InfiniteData<ReportPage>,
    readonly [string, ReportView],
    string | null
  >({
    queryKey: ['call-report', view],
    initialPageParam: null,
    queryFn: ({ pageParam }) => readPage(view, pageParam),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const pages = query.data?.pages;
  const parts = useMemo(() => pages?.flatMap(({ items }) => items), [pages]);
  return {
    parts,
    days: pages?.at(-1)?.days,
    changing: query.isPlaceholderData,
    isWhole: !query.hasNextPage,
    isReadingOn: query.isFetchingNextPage,
    refusal: query.error?.refusal.code ?? null,
    readOn: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

/** @throws Refused */
async function readPage(view: ReportView, after: string | null): Promise<ReportPage> {
  const answer = await client.listCallReport({
    ...filterOf(view),
    sort: view.sort,
    limit: PAGE,
    ...(after !== null && { after }),
  });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}

/** What the platform is asked for. */
export function filterOf(view: ReportView) {
  const { agentId, campaignId, direction, outcome, left, classifier, number, minSeconds, maxSeconds } = view;
  return {
    ...periodOf(view),
    ...(agentId !== null && { agentId }),
    ...(campaignId !== null && { campaignId }),
    ...(direction !== null && { direction }),
    ...(outcome !== null && { outcome }),
    ...(left !== null && { left }),
    ...(classifier !== null && { classifier }),
    ...(number !== '' && { number }),
    ...(minSeconds !== null && { minSeconds }),
    ...(maxSeconds !== null && { maxSeconds }),
  };
}

export function periodOf({ period, first, last }: PeriodView) {
  return { period, ...(first !== null && { first }), ...(last !== null && { last }) };
}
