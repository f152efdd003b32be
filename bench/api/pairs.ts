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

/** What is made of all values of many rounds. */
type FigureOf = (values: readonly number[]) => number;

/**
 * Of rounds on a machine that others use as well: what two rounds of a pair share, they were taken within seconds of each other, is no
 * part of the difference. The range is by bootstrap of whole pairs. Of all values together and not the median of the rounds' own figures: the
 * slowest twentieth of one round is a handful of values, of all rounds a hundred.
 * @param alone and `beside`: the n-th round of each is of the n-th pair
 */
export function compare(
  alone: readonly (readonly number[])[],
  beside: readonly (readonly number[])[],
  figureOf: FigureOf,
): Compared {
  const pairs = alone.map((one, n) => ({ one, other: beside[n] ?? [] }));
  const chance = chanceOf(1);
  const figuresOf = (drawn: typeof pairs) => ({
    alone: figureOf(drawn.flatMap(({ one }) => one)),
    beside: figureOf(drawn.flatMap(({ other }) => other)),
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

/** @param share of the values that are no greater, 0.95 for p95 */
export const percentileAt =
  (share: number): FigureOf =>
  (values) =>
    at(
      values.toSorted((a, b) => a - b),
      share,
    );

export const meanOf: FigureOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of the slowest share, 0.05 for the slowest twentieth: it tells apart what a percentile by a coarse clock cannot. */
export const meanOfSlowest =
  (share: number): FigureOf =>
  (values) =>
    meanOf(values.toSorted((a, b) => b - a).slice(0, Math.ceil(values.length * share)));
