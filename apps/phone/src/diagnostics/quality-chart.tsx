import { type DirectionOfSound, LIMITS } from '@wpm/softphone';
import { clockDuration } from '@wpm/ui';
import { CHART, chartPath, heightOf, thinned } from './chart-path.ts';
import type { Measure } from './measure-text.ts';

/** The least the scale reaches to, so that a good line looks good. */
const LEAST_TOP: Readonly<Record<Measure, number>> = { lossPercent: 5, jitterMs: 50, rttMs: 400 };

/** What one line shows, second by second; null where nothing is known. */
export type Line = { readonly direction: DirectionOfSound | 'both'; readonly values: readonly (number | null)[] };

export type QualityChartProps = {
  readonly measure: Measure;
  readonly lines: readonly Line[];
  /** The picture in words. */
  readonly label: string;
  readonly seconds: number;
};

/** A measure over the call, with its limit. An own drawing: 1 KB where a chart library has 20 (ADR 0019). */
export function QualityChart({ measure, lines, label, seconds }: QualityChartProps) {
  const drawn = lines.map(({ direction, values }) => ({ direction, values: thinned(values) }));
  const worst = Math.max(0, ...drawn.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const top = Math.max(LEAST_TOP[measure], worst * 1.1);
  const limit = heightOf(LIMITS[measure], top);
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line className="chart-limit" x1={0} x2={CHART.width} y1={limit} y2={limit} />
        {drawn.map(({ direction, values }) => (
          <path key={direction} className="chart-line" data-line={direction} d={chartPath(values, top)} />
        ))}
      </svg>
      <figcaption aria-hidden>
        <span>0:00</span>
        <span>{clockDuration(seconds * 1_000)}</span>
      </figcaption>
    </figure>
  );
}
