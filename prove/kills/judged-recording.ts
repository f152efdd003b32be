import { type Run, type Wav, runsOf } from '@wpm/testkit';

/** How long each side counts: a tone for each second, another in each, so that where it is cut shows how much is missing. */
export const SECONDS = 24;
const STEP_HZ = 50;
const FIRST_HZ = { agent: 1_700, customer: 400 } as const;
const CHANNELS = { agent: 0, customer: 1 } as const;
export type Side = keyof typeof FIRST_HZ;

/** The tones of a side, second by second: no two sides have one in common. */
export const countedBy = (side: Side): readonly number[] =>
  Array.from({ length: SECONDS }, (_, second) => FIRST_HZ[side] + STEP_HZ * second);

const ALL = [...countedBy('agent'), ...countedBy('customer')];

/** A stretch without a tone that is longer is no lost packet. */
const LEAST_SILENCE_MS = 100;
/**
 * What a tone that was whole may differ from its second. A recording takes the first packet's arrival for its time and mends that after
 * ten seconds: where this process, which plays all far ends, was late with it, so much of a second goes then.
 */
const TOLERANCE_MS = 250;

/** A silence amid what a side says: its place in the file, and what had been and is then said of the count, in milliseconds. */
export type Silence = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly saidBefore: number;
  readonly saidAfter: number;
};

/** What one side of a recording holds. */
export type Judged = {
  readonly silences: readonly Silence[];
  /** Tones of the other side, in milliseconds. */
  readonly strangeMs: number;
  /** Tones out of their turn, or shorter or longer than they were said: those that neither began nor ended in a silence. */
  readonly wrong: readonly Run[];
};

/** @throws where nothing of a side is there */
export function judge(wav: Wav, side: Side): Judged {
  const runs = runsOf(wav.channels[CHANNELS[side]] ?? new Int16Array(), ALL);
  const own = countedBy(side);
  const isOwn = ({ hz }: Run) => own.includes(hz);
  const said = runs.slice(runs.findIndex(isOwn), runs.findLastIndex(isOwn) + 1);
  if (said.length === 0) throw new Error(`nothing of the ${side} is in the recording`);
  const strange = runs.filter((run) => run.hz !== 0 && !isOwn(run));
  const second = ({ hz }: Run): number => (hz - FIRST_HZ[side]) / STEP_HZ;
  const silences = said.flatMap((run, at) => {
    const [before, after] = [said[at - 1], said[at + 1]];
    if (run.hz !== 0 || run.ms < LEAST_SILENCE_MS || !before || !after) return [];
    const saidBefore = 1_000 * second(before) + before.ms;
    const saidAfter = 1_000 * (second(after) + 1) - after.ms;
    return [{ fromMs: run.fromMs, toMs: run.fromMs + run.ms, saidBefore, saidAfter }];
  });
  const wrong = said.filter((run, at) => {
    const [before, after] = [said[at - 1], said[at + 1]];
    if (!before?.hz || !after?.hz || !isOwn(run)) return false;
    const isNext = second(run) === second(before) + 1 && second(after) === second(run) + 1;
    return !isNext || Math.abs(run.ms - 1_000) > TOLERANCE_MS;
  });
  return { silences, strangeMs: strange.reduce((ms, run) => ms + run.ms, 0), wrong };
}
