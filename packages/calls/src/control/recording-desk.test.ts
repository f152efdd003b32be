import { expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { OFFER, answeredCall } from './stage.ts';

const ANNA = 'account-anna';

const isPaused = ({ media }: Stage) => [...media.open.values()][0]?.isPaused;
const callIn = ({ journal }: Stage) => [...journal.live.keys()][0] ?? '';

/** The process before is gone: what its clock would still have it do comes to nothing. */
const goneBefore = ({ media }: Stage) => media.refuseNext('resumeRecording', 'engine/gone');

async function pausedCall() {
  const { stage, caller } = await answeredCall();
  await stage.pass(3_000);
  const id = callIn(stage);
  const paused = await stage.control.pauseRecording(id, ANNA);
  return { stage, caller, id, paused };
}

test('a pause is on disk before the user is told, and ends by itself after 120 s', async () => {
  const { stage, caller, id, paused } = await pausedCall();
  expect(paused).toEqual({ ok: true, value: { endsAt: stage.clock.now() + 120_000 } });
  expect(isPaused(stage)).toBe(true);
  expect(stage.journal.live.get(id)?.record.recording?.pauses).toEqual([
    { fromMs: 3_000, toMs: null, untilMs: 123_000 },
  ]);
  await stage.pass(119_999);
  expect(isPaused(stage)).toBe(true);
  await stage.pass(1);
  expect(isPaused(stage)).toBe(false);
  await caller.within('BYE', 2);
  expect(stage.journal.closed[0]?.recording?.pauses).toEqual([{ fromMs: 3_000, toMs: 123_000 }]);
});

test('a user ends the pause early, and asking twice changes nothing', async () => {
  const { stage, id } = await pausedCall();
  await stage.pass(10_000);
  expect(await stage.control.pauseRecording(id, ANNA)).toEqual({
    ok: true,
    value: { endsAt: stage.clock.now() + 110_000 },
  });
  for (let time = 0; time < 2; time++) expect((await stage.control.resumeRecording(id, ANNA)).ok).toBe(true);
  expect(isPaused(stage)).toBe(false);
  await stage.pass(200_000);
  expect(stage.media.asked.filter(({ verb }) => verb === 'resumeRecording')).toHaveLength(1);
});

test('a pause stands where the engine says it is in the file, which hears of it late; told once more after a restart it stays there', async () => {
  const { stage, caller } = await answeredCall();
  const [session] = stage.media.open.values();
  if (!session) throw new Error('no session');
  const id = callIn(stage);
  const pauses = () => stage.journal.live.get(id)?.record.recording?.pauses;
  await stage.pass(3_000);
  session.mark = { atMs: 3_080 };
  await stage.control.pauseRecording(id, ANNA);
  expect(pauses()).toEqual([{ fromMs: 3_080, toMs: null, untilMs: 123_000 }]);
  session.mark = { atMs: 9_000 };
  stage.restart();
  await stage.control.resume();
  await stage.settle();
  expect([isPaused(stage), pauses()]).toEqual([true, [{ fromMs: 3_080, toMs: null, untilMs: 123_000 }]]);
  await stage.pass(7_000);
  session.mark = { atMs: 10_140 };
  await stage.control.resumeRecording(id, ANNA);
  stage.restart();
  session.mark = { atMs: 12_000 };
  await stage.control.resume();
  await stage.settle();
  expect(pauses()).toEqual([{ fromMs: 3_080, toMs: 10_140 }]);
  await caller.within('BYE', 2);
});

test('after a restart the recording is paused still, and goes on when its time has come', async () => {
  const { stage } = await pausedCall();
  stage.clock.advance(60_000);
  stage.restart();
  await stage.control.resume();
  await stage.settle();
  expect(isPaused(stage)).toBe(true);
  await stage.pass(59_999);
  expect(isPaused(stage)).toBe(true);
  goneBefore(stage);
  await stage.pass(1);
  expect(isPaused(stage)).toBe(false);
});

test('a pause whose time came while the platform was away ends as soon as it is back', async () => {
  const { stage, id } = await pausedCall();
  stage.restart();
  goneBefore(stage);
  stage.clock.advance(300_000);
  await stage.settle();
  await stage.control.resume();
  await stage.pass(0);
  expect(isPaused(stage)).toBe(false);
  expect(stage.journal.live.get(id)?.record.recording?.pauses?.[0]?.toMs).toBeGreaterThan(120_000);
});

test('a pause the platform did not live to write is taken back when it is up again', async () => {
  const { stage } = await answeredCall();
  await [...stage.media.open.values()][0]?.pauseRecording();
  stage.restart();
  await stage.control.resume();
  await stage.settle();
  expect(isPaused(stage)).toBe(false);
});

test('a call that ends ends the pause', async () => {
  const { stage, caller } = await pausedCall();
  await stage.pass(7_000);
  await caller.within('BYE', 2);
  expect(stage.journal.closed[0]?.recording?.pauses).toEqual([{ fromMs: 3_000, toMs: 10_000 }]);
});

test('a pause the engine does not take is refused, and the call goes on without one', async () => {
  const { stage } = await answeredCall();
  const id = callIn(stage);
  stage.media.refuseNext('pauseRecording', 'recording/failed');
  expect(await stage.control.pauseRecording(id, ANNA)).toEqual({ ok: false, error: { code: 'recording/not-running' } });
  expect(stage.journal.live.get(id)?.record.recording?.pauses).toEqual([]);
  expect(stage.control.size).toBe(1);
});

test('who has no part in a call, or not yet, cannot pause it, nor can anybody pause what is not recorded', async () => {
  const { stage } = await answeredCall();
  const none = { ok: false, error: { code: 'recording/no-such-call' } };
  expect(await stage.control.pauseRecording(callIn(stage), 'account-jan')).toEqual(none);
  expect(await stage.control.resumeRecording(callIn(stage), 'account-jan')).toEqual(none);
  expect(await stage.control.pauseRecording('another-call', ANNA)).toEqual(none);
  expect(stage.media.asked.filter(({ verb }) => verb.endsWith('Recording'))).toEqual([]);
});

test('a call whose recording could not be started has none to pause', async () => {
  const { stage } = await answeredCall();
  await stage.offered().within('BYE', 2);
  stage.media.refuseNext('record', 'recording/failed');
  const caller = await stage.invite(OFFER, 'second');
  await stage.offered(1).respond(200, OFFER);
  await caller.within('ACK', 1);
  expect(await stage.control.pauseRecording(callIn(stage), ANNA)).toEqual({
    ok: false,
    error: { code: 'recording/not-running' },
  });
});
