import { expect } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import type { Run } from '../audio/second-marks.ts';

/** A number of that range. */
export const between = (low: number, high: number) =>
  expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= low && value <= high);

/** Their marks, second by second: nobody says what another does, nor the music. */
export const MARKS = { customer: 1_000, anna: 1_800, jan: 2_600 };
const SECONDS = 16;
const marksOf = (who: keyof typeof MARKS) => Array.from({ length: SECONDS }, (_, second) => MARKS[who] + 50 * second);
export const ALL_MARKS = [...marksOf('customer'), ...marksOf('anna'), ...marksOf('jan')];

export async function speaker(who: keyof typeof MARKS): Promise<RtpProbe> {
  const probe = await RtpProbe.open({ hz: 750 });
  await probe.stream.saySeconds(marksOf(who));
  return probe;
}

export const speaks = ({ hz }: Run): boolean => hz !== 0;

/** Without the silence before the first word and after the last. */
export function fromFirstWord(runs: readonly Run[]): readonly Run[] {
  return runs.slice(runs.findIndex(speaks), runs.findLastIndex(speaks) + 1);
}

/** Every second they said is there in its turn and as long as it was said; the first and the last may be cut. */
export function expectSeconds(runs: readonly Run[], who: keyof typeof MARKS, atLeast: number): void {
  const first = runs[0]?.hz ?? 0;
  expect(runs.map(({ hz }) => hz)).toEqual(runs.map((_, place) => first + 50 * place));
  expect(marksOf(who)).toEqual(expect.arrayContaining(runs.map(({ hz }) => hz)));
  expect(runs.length).toBeGreaterThanOrEqual(atLeast);
  for (const { ms } of runs.slice(1, -1)) expect(ms).toEqual(between(900, 1_100));
}
