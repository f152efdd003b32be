import { LONGEST_NUMBER } from '../../calls/filter/call-filter.ts';
import {
  CALL_DIRECTIONS,
  CALL_REPORT_SORTS,
  type CallDirection,
  type CallReportSort,
  OUTCOMES,
  type Outcome,
  QUEUE_EXIT_FILTERS,
  type QueueExitFilter,
  REPORT_PERIODS,
  type ReportPeriodName,
  SYSTEM_CLASSIFIERS,
} from '@wpm/contract';
import { isDate } from '../../format/zone.ts';

/** The days a report covers, as they are asked for: those of `between` stand beside it, each may stay open. */
export type PeriodView = {
  readonly period: ReportPeriodName;
  readonly first: string | null;
  readonly last: string | null;
};

/** What the report of calls shows. It stands in the address: a saved filter is a bookmark, and a link shows others the same. */
export type ReportView = PeriodView & {
  readonly agentId: string | null;
  readonly campaignId: string | null;
  readonly direction: CallDirection | null;
  readonly outcome: Outcome | null;
  /** How the wait in the queue ended. */
  readonly left: QueueExitFilter | null;
  /** A classifier's id, for it and those below it, or a word of the platform's. */
  readonly classifier: string | null;
  readonly number: string;
  readonly minSeconds: number | null;
  readonly maxSeconds: number | null;
  readonly sort: CallReportSort;
};

export const TODAY: PeriodView = { period: 'today', first: null, last: null };

export const WHOLE_DAY: ReportView = {
  ...TODAY,
  agentId: null,
  campaignId: null,
  direction: null,
  outcome: null,
  left: null,
  classifier: null,
  number: '',
  minSeconds: null,
  maxSeconds: null,
  sort: 'newest',
};

/** The contract's limit. */
const MOST_SECONDS = 86_400;

/** Reads the query of an address. What it does not know, it leaves out: an old link still opens. */
export function viewOf(search: string): ReportView {
  const query = new URLSearchParams(search);
  return {
    ...periodViewOf(query),
    agentId: idOf(query.get('agent')),
    campaignId: idOf(query.get('campaign')),
    direction: oneOf(CALL_DIRECTIONS, query.get('direction')),
    outcome: oneOf(OUTCOMES, query.get('outcome')),
    left: oneOf(QUEUE_EXIT_FILTERS, query.get('left')),
    classifier: oneOf(SYSTEM_CLASSIFIERS, query.get('classifier')) ?? idOf(query.get('classifier')),
    number: (query.get('number') ?? '').trim().slice(0, LONGEST_NUMBER),
    minSeconds: secondsOf(query.get('min')),
    maxSeconds: secondsOf(query.get('max')),
    sort: oneOf(CALL_REPORT_SORTS, query.get('sort')) ?? 'newest',
  };
}

export function periodViewOf(query: URLSearchParams): PeriodView {
  const period = oneOf(REPORT_PERIODS, query.get('period')) ?? 'today';
  if (period !== 'between') return { period, first: null, last: null };
  return { period, first: dayOf(query.get('from')), last: dayOf(query.get('to')) };
}

/** The query of a view's address, without what is the usual. */
export function searchOf(view: ReportView): string {
  return queryOf([
    ...periodEntries(view),
    ['agent', view.agentId],
    ['campaign', view.campaignId],
    ['direction', view.direction],
    ['outcome', view.outcome],
    ['left', view.left],
    ['classifier', view.classifier],
    ['number', view.number.trim()],
    ['min', view.minSeconds],
    ['max', view.maxSeconds],
    ['sort', view.sort === 'newest' ? null : view.sort],
  ]);
}

type Entry = readonly [name: string, value: string | number | null];

export function periodEntries({ period, first, last }: PeriodView): readonly Entry[] {
  const between = period === 'between';
  return [
    ['period', period === 'today' ? null : period],
    ['from', between ? first : null],
    ['to', between ? last : null],
  ];
}

export function queryOf(entries: readonly Entry[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of entries) if (value !== null && value !== '') query.set(name, String(value));
  return query.toString();
}

export function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}

function dayOf(text: string | null): string | null {
  return text !== null && isDate(text) ? text : null;
}

export function idOf(text: string | null): string | null {
  return text !== null && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null;
}

function secondsOf(text: string | null): number | null {
  return text !== null && /^\d{1,5}$/.test(text) && Number(text) <= MOST_SECONDS ? Number(text) : null;
}
