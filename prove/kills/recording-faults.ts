import type { Judged } from './judged-recording.ts';

const AIM_MISSING_MS = 1_000;
/** Windows of listening, and what the process that plays all far ends may be late with the first packet after a cut. */
const TOLERANCE_MS = 250;

/** What is known of a side beside its recording: what it had said when something was killed, and the gaps the record tells of. */
type Known = {
  readonly said: number;
  readonly gaps: readonly { readonly fromMs: number; readonly toMs: number }[];
};

type Found = {
  readonly faults: readonly string[];
  /** Sound that is late, short or missing: who says and hears it may have been late itself. */
  readonly untimely: readonly string[];
  /** Of a kill of the media process: what is missing before it, and how long it is silent after it, in milliseconds. */
  readonly cost?: { readonly missing: number; readonly silent: number };
};

/** A kill of the platform is nothing to be heard. */
export function afterPlatformKill(judged: Judged, { gaps }: Known): Found {
  const { silences } = judged;
  const isSilent = silences.length > 0;
  const faults = gaps.length > 0 ? [...mixedIn(judged), `gaps: ${JSON.stringify(gaps)}`] : mixedIn(judged);
  return { faults, untimely: [...wrongIn(judged), ...(isSilent ? [`silent: ${JSON.stringify(silences)}`] : [])] };
}

/** A kill of the media process is one silence that begins at most a second before it, is marked, and shifts nothing behind it. */
export function afterMediaKill(judged: Judged, { said, gaps }: Known): Found {
  const faults = mixedIn(judged);
  const untimely = wrongIn(judged);
  const [gap, ...further] = gaps;
  // The longest, where a busy machine made others.
  const [silence, ...others] = judged.silences.toSorted(
    (one, other) => other.toMs - other.fromMs - one.toMs + one.fromMs,
  );
  if (!silence || !gap || further.length > 0) {
    const found = JSON.stringify({ silences: judged.silences, gaps });
    return { faults: [...faults, `no one silence that is one gap: ${found}`], untimely };
  }
  if (others.length > 0) untimely.push(`silent elsewhere: ${JSON.stringify(others)}`);
  const missing = said - silence.saidBefore;
  if (missing > AIM_MISSING_MS) untimely.push(`${missing} ms missing before the kill`);
  const off = silence.toMs - silence.fromMs - (silence.saidAfter - silence.saidBefore);
  if (Math.abs(off) > TOLERANCE_MS) untimely.push(`the file's time is off by ${off} ms`);
  const isMarked = Math.abs(gap.fromMs - silence.fromMs) <= TOLERANCE_MS && gap.toMs <= silence.toMs + TOLERANCE_MS;
  if (!isMarked) untimely.push(`the gap is marked elsewhere: ${JSON.stringify({ silence, gap })}`);
  return { faults, untimely, cost: { missing, silent: silence.saidAfter - said } };
}

const mixedIn = ({ strangeMs }: Judged): string[] => (strangeMs > 0 ? [`${strangeMs} ms of the other side`] : []);

const wrongIn = ({ wrong }: Judged): string[] =>
  wrong.length > 0 ? [`seconds out of turn or length: ${JSON.stringify(wrong)}`] : [];
