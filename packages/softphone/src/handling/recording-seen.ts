import type { LiveRecording } from '@wpm/contract';

type Paused = Extract<LiveRecording, { state: 'paused' }>;

/** What is recorded of a call (F39), as its user sees it. `until`: when a pause ends by itself, on the monotonic clock. */
export type RecordingSeen = Exclude<LiveRecording, Paused> | (Paused & { readonly until: number });

/** The call as it was before. */
type Known = { readonly recording: RecordingSeen };

/** How long before its end a pause is spoken of, at the most: time enough to ask for more. */
const WARNED_MS = 20_000;

/**
 * The recording as it was told, after how it was before. A pause that begins or is made longer while this phone looks on is counted from
 * then, because the clock of a device may be wrong; one that was there before the page was loaded goes by that clock, and lasts no longer
 * than such a pause can.
 * @param now instant on the monotonic clock
 */
export function recordingSeen(told: LiveRecording, call: Known | undefined, now: number): RecordingSeen {
  if (told.state !== 'paused') return told;
  const before = call?.recording;
  if (before?.state === 'paused' && before.endsAt === told.endsAt) return before;
  if (before !== undefined) return { ...told, until: now + told.lastsMs };
  const leftMs = Date.parse(told.endsAt) - (performance.timeOrigin + now);
  return { ...told, until: now + Math.min(told.lastsMs, Math.max(0, leftMs)) };
}

/** From when on the end of a pause is spoken of, on the monotonic clock. */
export const warnedFrom = ({ until, lastsMs }: Extract<RecordingSeen, Paused>): number =>
  until - Math.min(WARNED_MS, lastsMs / 3);
