/** The drawing's own units; the page stretches it. */
export const CHART = { width: 300, height: 72 } as const;

const MOST_POINTS = 150;

/** Joins neighbours, keeping the worst of each group: a peak of one second must not vanish from an hour. */
export function thinned(values: readonly (number | null)[]): readonly (number | null)[] {
  const group = Math.ceil(values.length / MOST_POINTS);
  if (group <= 1) return values;
  return Array.from({ length: Math.ceil(values.length / group) }, (_, index) => {
    const known = values.slice(index * group, (index + 1) * group).filter((value) => value !== null);
    return known.length === 0 ? null : Math.max(...known);
  });
}

/** An SVG path through the values; where nothing is known the line is interrupted. @param top value at the upper edge */
export function chartPath(values: readonly (number | null)[], top: number): string {
  const step = CHART.width / Math.max(1, values.length - 1);
  let drawing = false;
  const parts = values.map((value, index) => {
    if (value === null) {
      drawing = false;
      return '';
    }
    const point = `${(index * step).toFixed(1)} ${heightOf(value, top).toFixed(1)}`;
    // A lone point is drawn as a dot by the round end of a line without length.
    const part = drawing ? `L${point}` : `M${point}h0`;
    drawing = true;
    return part;
  });
  return parts.join('');
}

/** Where a value lies, from the upper edge. */
export function heightOf(value: number, top: number): number {
  return CHART.height * (1 - Math.min(value, top) / top);
}
