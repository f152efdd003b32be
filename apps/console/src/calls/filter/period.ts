import { dateIn, dayAfter, startOfDay } from '../../format/zone.ts';

/** Periods a list can be confined to, as they stand in its address. */
export const PERIOD_KINDS = ['today', 'yesterday', '7-days', '30-days', 'between'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Whole days of the tenant. The days of `between` are `YYYY-MM-DD`, both included; null leaves that end open. */
export type Period =
  | { readonly kind: Exclude<PeriodKind, 'between'> }
  | { readonly kind: 'between'; readonly first: string | null; readonly last: string | null };

/** Instants, UTC: `from` belongs to the range, `to` no longer does; a missing end is open. */
export type InstantRange = { readonly from?: string; readonly to?: string };

/** The days of each period, counted from today: its first, and the first after it; null where it is still going on. */
const DAYS: Readonly<
  Record<Exclude<PeriodKind, 'between'>, { readonly first: number; readonly after: number | null }>
> = {
  today: { first: 0, after: null },
  yesterday: { first: -1, after: 0 },
  '7-days': { first: -6, after: null },
  '30-days': { first: -29, after: null },
};

/** The instants a period stands for, by days of a zone. They have 23 or 25 hours when the clocks change, so they are counted, never added up. */
export function rangeOf(period: Period, now: Date, timeZone: string): InstantRange {
  if (period.kind === 'between') return rangeBetween(period, timeZone);
  const { first, after } = DAYS[period.kind];
  const today = dateIn(timeZone, now);
  const start = (days: number) => startOfDay(timeZone, dayAfter(today, days)).toISOString();
  return { from: start(first), ...(after === null ? {} : { to: start(after) }) };
}

function rangeBetween({ first, last }: Extract<Period, { readonly kind: 'between' }>, timeZone: string): InstantRange {
  return {
    ...(first !== null && { from: startOfDay(timeZone, first).toISOString() }),
    ...(last !== null && { to: startOfDay(timeZone, dayAfter(last, 1)).toISOString() }),
  };
}

/** Whether the days of a period stand in the wrong order, so that no call can lie in it. */
export function isBackwards(period: Period): boolean {
  return period.kind === 'between' && period.first !== null && period.last !== null && period.first > period.last;
}
