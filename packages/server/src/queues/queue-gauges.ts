import { seriesOf } from '../metrics.ts';

/** So many campaigns have a series of their own, those in which most wait; the rest stand together as `other`. */
const MOST_SERIES = 100;

/** Calls that wait in queues or ring from there, by campaign. @param waiting of each such call, the id of its campaign */
export function queueGauges(waiting: Iterable<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const campaign of waiting) counts.set(campaign, (counts.get(campaign) ?? 0) + 1);
  const fullest = [...counts].toSorted(([, a], [, b]) => b - a);
  const own = fullest
    .slice(0, MOST_SERIES)
    .map(([campaign, count]) => [seriesOf('wpm_waiting_calls', { campaign }), count]);
  const others = sumOf(fullest.slice(MOST_SERIES));
  return {
    wpm_waiting: sumOf(fullest),
    ...Object.fromEntries(own),
    ...(others > 0 && { [seriesOf('wpm_waiting_calls', { campaign: 'other' })]: others }),
  };
}

const sumOf = (some: readonly (readonly [string, number])[]) => some.reduce((sum, [, count]) => sum + count, 0);
