import { expect, test } from 'vitest';
import type { RecordingRecord } from '../record.ts';
import { advance, deadlineOf } from './advance.ts';
import type { Call } from './call.ts';
import { lostRecord, recordOf } from './record-of.ts';
import { RECORDING_PAUSE_MS, completenessOf } from './recording-pause.ts';
import { MADE, ringingCall } from './sample-call.ts';

const RECORDED: RecordingRecord = {
  id: 'recording-1',
  file: null,
  startedAt: 10_000,
  durationMs: 0,
  bytes: 0,
  completeness: 0,
};

/** A call that is up since 10 s. */
const upCall = (recording: RecordingRecord | null = RECORDED): Call => ({
  ...advance(ringingCall(), { kind: 'answered', leg: 'callee-1' }, 10_000).next,
  recording,
});

const turn = (call: Call, on: boolean, now: number) => advance(call, { kind: 'recording-pause', on }, now);

test('a pause is written, ends by itself after two minutes, and both ends are kept as offsets', () => {
  const paused = turn(upCall(), true, 15_000);
  expect(paused.effects).toEqual([{ kind: 'turn-recording', on: false }, { kind: 'save' }]);
  expect(deadlineOf(paused.next)).toBe(15_000 + RECORDING_PAUSE_MS);
  expect(advance(paused.next, { kind: 'time' }, 15_000 + RECORDING_PAUSE_MS - 1).next).toBe(paused.next);
  const goesOn = advance(paused.next, { kind: 'time' }, 15_000 + RECORDING_PAUSE_MS);
  expect(goesOn.effects).toEqual([{ kind: 'turn-recording', on: true }, { kind: 'note' }]);
  expect(goesOn.next.recording?.pauses).toEqual([{ fromMs: 5_000, toMs: 125_000 }]);
  expect(deadlineOf(goesOn.next)).toBeUndefined();
});

test('pausing again does not lengthen the pause, resuming what runs does nothing, and a second pause is one more', () => {
  const { next } = turn(upCall(), true, 15_000);
  expect(turn(next, true, 20_000)).toEqual({ next, effects: [] });
  const goesOn = turn(next, false, 25_000).next;
  expect(turn(goesOn, false, 26_000)).toEqual({ next: goesOn, effects: [] });
  const again = turn(goesOn, true, 30_000).next;
  expect(again.recording?.pauses).toEqual([
    { fromMs: 5_000, toMs: 15_000 },
    { fromMs: 20_000, toMs: null, untilMs: 140_000 },
  ]);
});

const longer = (call: Call, now: number) => advance(call, { kind: 'recording-pause', on: true, longer: true }, now);

test('a pause that is made longer lasts its whole time from then; where there is none, nothing is paused', () => {
  const paused = turn(upCall(), true, 15_000).next;
  const lengthened = longer(paused, 100_000);
  expect(lengthened.effects).toEqual([{ kind: 'note' }]);
  expect(deadlineOf(lengthened.next)).toBe(100_000 + RECORDING_PAUSE_MS);
  const goesOn = advance(lengthened.next, { kind: 'time' }, 100_000 + RECORDING_PAUSE_MS).next;
  expect(goesOn.recording?.pauses).toEqual([{ fromMs: 5_000, toMs: 210_000 }]);
  expect(longer(goesOn, 230_000)).toEqual({ next: goesOn, effects: [] });
});

test('a campaign says how long a pause lasts, or that there is none', () => {
  const short = { ...upCall(), madeIn: { ...MADE.madeIn, pauseMs: 30_000 } };
  expect(deadlineOf(turn(short, true, 15_000).next)).toBe(45_000);
  const none = { ...upCall(), madeIn: { ...MADE.madeIn, pauseMs: null } };
  expect(turn(none, true, 15_000)).toEqual({ next: none, effects: [] });
});

test('a pause an older platform began ends two minutes after it did', () => {
  const call = upCall({ ...RECORDED, pauses: [{ fromMs: 5_000, toMs: null }] });
  expect(deadlineOf(call)).toBe(15_000 + RECORDING_PAUSE_MS);
});

test('where nothing is recorded, before the answer and after the end nothing is paused', () => {
  for (const call of [upCall(null), ringingCall(), advance(upCall(), { kind: 'lost' }, 11_000).next]) {
    expect(turn(call, true, 15_000)).toEqual({ next: call, effects: [] });
  }
});

const resumed = (call: Call) => advance(call, { kind: 'resumed' }, 16_000).effects;

test('a restarted platform tells the engine again, paused or not', () => {
  expect(resumed(turn(upCall(), true, 15_000).next)).toContainEqual({ kind: 'turn-recording', on: false, again: true });
  expect(resumed(upCall())).toContainEqual({ kind: 'turn-recording', on: true, again: true });
  expect(resumed(upCall(null))).toEqual([{ kind: 'sound' }]);
});

test.each([
  ['a whole recording with a pause', { durationMs: 60_000, pauses: [{ fromMs: 10_000, toMs: 40_000 }] }, 60_000, 1],
  ['half of what was to be recorded', { durationMs: 45_000, pauses: [{ fromMs: 0, toMs: 30_000 }] }, 60_000, 0.5],
  [
    'one that broke off before the pause',
    { durationMs: 6_000, pauses: [{ fromMs: 48_000, toMs: 60_000 }] },
    60_000,
    0.125,
  ],
  ['nothing but a pause', { durationMs: 9_000, pauses: [{ fromMs: 0, toMs: 9_000 }] }, 9_000, 1],
  ['a gap', { durationMs: 60_000, gaps: [{ fromMs: 10_000, toMs: 40_000 }] }, 60_000, 0.5],
  [
    'a gap in part of which it was paused',
    { durationMs: 60_000, pauses: [{ fromMs: 30_000, toMs: 50_000 }], gaps: [{ fromMs: 10_000, toMs: 40_000 }] },
    60_000,
    0.5,
  ],
  ['a gap it did not come back from', { durationMs: 30_000, gaps: [{ fromMs: 30_000, toMs: 40_000 }] }, 60_000, 0.5],
  ['half without any pause', { durationMs: 30_000 }, 60_000, 0.5],
  ['a file longer than the call', { durationMs: 60_100 }, 60_000, 1],
  ['a call nobody spoke in', { durationMs: 0 }, 0, 1],
] as const)('%s', (_, recorded, talkMs, completeness) => {
  expect(completenessOf({ ...RECORDED, ...recorded }, talkMs)).toBe(completeness);
});

const recovered = (call: Call, fromMs: number, toMs: number) =>
  advance(call, { kind: 'recording-recovered', gap: { fromMs, toMs } }, 20_000);

test('what the disk refused is written down as a gap, two that follow on each other as one, and none where nothing is recorded', () => {
  const once = recovered(upCall(), 1_000, 4_000);
  expect(once.effects).toEqual([{ kind: 'note' }]);
  const twice = recovered(recovered(once.next, 3_500, 6_000).next, 8_000, 9_000).next;
  expect(twice.recording?.gaps).toEqual([
    { fromMs: 1_000, toMs: 6_000 },
    { fromMs: 8_000, toMs: 9_000 },
  ]);
  for (const call of [upCall(null), ringingCall()]) expect(recovered(call, 1, 2)).toEqual({ next: call, effects: [] });
});

test('the pause of a call that did not survive the platform ends with its audio', () => {
  const call = turn(upCall(), true, 15_000).next;
  const record = recordOf(call, 20_000);
  const recording = record.recording && { ...record.recording, file: 'a.wav', durationMs: 9_000 };
  expect(lostRecord({ ...record, recording }, 90_000).recording?.pauses).toEqual([{ fromMs: 5_000, toMs: 9_000 }]);
});
