/** A straight line through points, by least squares: where it starts, how it rises, and how sure that is (its standard error). */
export type Trend = { readonly level: number; readonly perHour: number; readonly uncertainPerHour: number };

/** A measurement, and when it was made, in hours. */
export type Point = { readonly hours: number; readonly value: number };

/** @throws RangeError with fewer than three points, through which no line can be told from another */
export function trendOf(points: readonly Point[]): Trend {
  if (points.length < 3) throw new RangeError('a trend needs three points');
  const [hours, value] = [meanOf(points.map((each) => each.hours)), meanOf(points.map((each) => each.value))];
  const spread = points.reduce((sum, each) => sum + (each.hours - hours) ** 2, 0);
  const together = points.reduce((sum, each) => sum + (each.hours - hours) * (each.value - value), 0);
  const perHour = together / spread;
  const missed = points.reduce((sum, each) => sum + (each.value - value - perHour * (each.hours - hours)) ** 2, 0);
  const uncertainPerHour = Math.sqrt(missed / (points.length - 2) / spread);
  return { level: value - perHour * hours, perHour, uncertainPerHour };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
