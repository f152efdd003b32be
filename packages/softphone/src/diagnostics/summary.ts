import { estimatedMos } from '@wpm/contract';
import { DIRECTIONS_OF_SOUND, type DirectionOfSound, isOver, type LIMITS, type Sample } from './sample.ts';

/** What one measure came to over a call; nulls where nothing was measured. */
export type MeasureSummary = {
  readonly average: number | null;
  readonly worst: number | null;
  /** Seconds over the limit. */
  readonly secondsOver: number;
};

export type DirectionSummary = {
  readonly lossPercent: MeasureSummary;
  readonly jitterMs: MeasureSummary;
  /** Estimated by the averages of the call; null where too little was measured. */
  readonly mos: number | null;
};

/** What a call came to (F36, F38). */
export type DiagnosticsSummary = Readonly<Record<DirectionOfSound, DirectionSummary>> & {
  readonly seconds: number;
  readonly rttMs: MeasureSummary;
};

export function summarise(samples: readonly Sample[]): DiagnosticsSummary {
  const rttMs = measured(
    'rttMs',
    samples.map((sample) => sample.rttMs),
  );
  const direction = (name: DirectionOfSound): DirectionSummary => {
    const lossPercent = measured(
      'lossPercent',
      samples.map((sample) => sample[name].lossPercent),
    );
    const jitterMs = measured(
      'jitterMs',
      samples.map((sample) => sample[name].jitterMs),
    );
    return { lossPercent, jitterMs, mos: mosOf(lossPercent.average, jitterMs.average, rttMs.average) };
  };
  const [inbound, outbound] = DIRECTIONS_OF_SOUND;
  return { seconds: samples.length, rttMs, inbound: direction(inbound), outbound: direction(outbound) };
}

function measured(measure: keyof typeof LIMITS, values: readonly (number | null)[]): MeasureSummary {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { average: null, worst: null, secondsOver: 0 };
  return {
    average: known.reduce((sum, value) => sum + value, 0) / known.length,
    worst: known.reduce((worst, value) => Math.max(worst, value)),
    secondsOver: known.filter((value) => isOver(measure, value)).length,
  };
}

/** Without a round trip (before the platform's first report) none is assumed: the estimate is kind for some seconds. */
function mosOf(lossPercent: number | null, jitterMs: number | null, rttMs: number | null): number | null {
  if (lossPercent === null || jitterMs === null) return null;
  return estimatedMos({ lossPercent, jitterMs, rttMs: rttMs ?? 0 });
}
