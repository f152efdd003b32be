import { chanceOf } from '@wpm/kernel';

/** A figure of rounds that were taken in pairs, without something and beside it. */
export type Compared = {
  /** Medians of the rounds. */
  readonly alone: number;
  readonly beside: number;
  /** The one median to the other, and the range in which it lies with 95 % confidence. */
  readonly ratio: number;
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
};

const RESAMPLED = 10_000;

/**
 * Of rounds on a machine that others use as well: what two rounds of a pair share, they were taken within seconds of each other, is no
 * part of the difference. The range is by bootstrap of whole pairs.
 * @param alone and `beside`: the n-th of each are of the n-th pair
 */
export function compare(alone: readonly number[], beside: readonly number[]): Compared {
  const pairs = alone.map((one, n) => ({ one, other: beside[n] ?? NaN }));
  const chance = chanceOf(1);
  const ratioOf = (drawn: typeof pairs) =>
    medianOf(drawn.map(({ other }) => other)) / medianOf(drawn.map(({ one }) => one));
  const ratios = Array.from({ length: RESAMPLED }, () =>
    ratioOf(pairs.flatMap(() => pairs[Math.floor(chance() * pairs.length)] ?? [])),
  ).toSorted((a, b) => a - b);
  return {
    alone: medianOf(alone),
    beside: medianOf(beside),
    ratio: ratioOf(pairs),
    from: ratios[Math.floor(RESAMPLED * 0.025)] ?? NaN,
    to: ratios[Math.floor(RESAMPLED * 0.975)] ?? NaN,
    pairs: pairs.length,
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
