import { chanceOf } from '@wpm/kernel';
import { at } from './loaded.ts';

/** A figure of all that was taken in pairs of rounds, without something and beside it. */
export type Compared = {
  readonly alone: number;
  readonly beside: number;
  /** The one to the other, and the range in which it lies with 95 % confidence. */
  readonly ratio: number;
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
};

const RESAMPLED = 2_000;

/**
 * Of rounds on a machine that others use as well: what two rounds of a pair share, they were taken within seconds of each other, is no
 * part of the difference. The range is by bootstrap of whole pairs. A share of all values and not the median of the rounds' own: the
 * slowest twentieth of one round is a handful of values, of all rounds a hundred.
 * @param alone and `beside`: the n-th round of each is of the n-th pair
 * @param share of the values that are no greater, 0.95 for p95
 */
export function compare(
  alone: readonly (readonly number[])[],
  beside: readonly (readonly number[])[],
  share: number,
): Compared {
  const pairs = alone.map((one, n) => ({ one, other: beside[n] ?? [] }));
  const chance = chanceOf(1);
  const figuresOf = (drawn: typeof pairs) => ({
    alone: shareOf(
      drawn.flatMap(({ one }) => one),
      share,
    ),
    beside: shareOf(
      drawn.flatMap(({ other }) => other),
      share,
    ),
  });
  const ratioOf = (drawn: typeof pairs) => {
    const figures = figuresOf(drawn);
    return figures.beside / figures.alone;
  };
  const ratios = Array.from({ length: RESAMPLED }, () =>
    ratioOf(pairs.flatMap(() => pairs[Math.floor(chance() * pairs.length)] ?? [])),
  ).toSorted((a, b) => a - b);
  return {
    ...figuresOf(pairs),
    ratio: ratioOf(pairs),
    from: ratios[Math.floor(RESAMPLED * 0.025)] ?? NaN,
    to: ratios[Math.floor(RESAMPLED * 0.975)] ?? NaN,
    pairs: pairs.length,
  };
}

const shareOf = (values: readonly number[], share: number): number =>
  at(
    values.toSorted((a, b) => a - b),
    share,
  );
