import type { ReportedCall } from '@wpm/contract';
import { isOlder } from './call-list.ts';

/** New calls are told at most this often, however busy the day. */
const TOLD_EVERY_MS = 30_000;

/** What has been told of new calls: the newest call counted, how many wait to be told, and when the last were told. */
export type Arrivals = { readonly newest: ReportedCall | undefined; readonly waiting: number; readonly toldAt: number };

/** The start of a list: what stands in it already is not new. */
export function arrivalsFrom(calls: readonly ReportedCall[], now: number): Arrivals {
  return { newest: calls[0], waiting: 0, toldAt: now };
}

/** Counts the calls that came since, and says how many to tell of now: 0 while it is too early. */
export function observe(
  arrivals: Arrivals,
  calls: readonly ReportedCall[],
  now: number,
): { readonly next: Arrivals; readonly tell: number } {
  const { newest } = arrivals;
  const fresh = calls.filter((call) => newest === undefined || isOlder(newest, call)).length;
  const waiting = arrivals.waiting + fresh;
  const known = { newest: fresh > 0 ? calls[0] : newest, waiting, toldAt: arrivals.toldAt };
  if (waiting === 0 || now - arrivals.toldAt < TOLD_EVERY_MS) return { next: known, tell: 0 };
  return { next: { ...known, waiting: 0, toldAt: now }, tell: waiting };
}
