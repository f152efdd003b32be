/** A scale of a chart begins at nothing, and ends at the first of 1, 2, 5, 10, 20, … that nothing goes beyond. */
export function endOfScale(highest: number): number {
  if (highest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 5, 10].find((step) => step * power >= highest) ?? 10) * power;
}

/** Which of so many labels are shown: no more than fit, from the first on, evenly. */
export function everyNth(count: number, most: number): (at: number) => boolean {
  const step = Math.max(1, Math.ceil(count / most));
  return (at) => at % step === 0;
}
