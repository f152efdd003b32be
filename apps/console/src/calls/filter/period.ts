/** Periods a list can be confined to, as they stand in its address. */
export const PERIOD_KINDS = ['today', 'yesterday', '7-days', '30-days', 'between'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Whole days in the browser's zone. The days of `between` are `YYYY-MM-DD`, both included; null leaves that end open. */
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

/** The instants a period stands for. Days have 23 or 25 hours when the clocks change, so they are counted, never added up. */
export function rangeOf(period: Period, now: Date): InstantRange {
  if (period.kind === 'between') return rangeBetween(localDay(period.first), localDay(period.last));
  const { first, after } = DAYS[period.kind];
  return { from: dayStart(now, first), ...(after === null ? {} : { to: dayStart(now, after) }) };
}

function rangeBetween(first: Date | undefined, last: Date | undefined): InstantRange {
  return {
    ...(first === undefined ? {} : { from: dayStart(first, 0) }),
    ...(last === undefined ? {} : { to: dayStart(last, 1) }),
  };
}

/** Whether the days of a period stand in the wrong order, so that no call can lie in it. */
export function isBackwards(period: Period): boolean {
  return period.kind === 'between' && period.first !== null && period.last !== null && period.first > period.last;
}

/** `YYYY-MM-DD` of the day an instant lies in, in the browser's zone. */
export function localDate(instant: Date): string {
  const [month, day] = [instant.getMonth() + 1, instant.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(instant.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/** Whether the text is a day of the calendar as `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const day = localDay(text);
  return day !== undefined && localDate(day) === text;
}

/** Start of the day `days` after the one the instant lies in. */
function dayStart(instant: Date, days: number): string {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate() + days).toISOString();
}

function localDay(text: string | null): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(day));
}
