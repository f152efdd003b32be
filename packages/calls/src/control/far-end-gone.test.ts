import type { MediaEvent } from '@wpm/media';
import { expect, test } from 'vitest';
import { OF_BROWSER } from './browser-answer.fixture.ts';
import { OFFER, PHONE, type Stage, stageWith } from './stage.ts';
import { numberOf } from './stage-parties.ts';

const UPDATES: [string, string] = ['Allow', 'INVITE, ACK, BYE, CANCEL, UPDATE'];
const HALF = 300_000;
/** Of a callee who keeps timers, and will be silent about them all through a test. */
const PATIENT: [string, string] = ['Session-Expires', '86400;refresher=uas'];

type Setting = { readonly updates?: boolean; readonly seconds?: number; readonly callee?: [string, string][] };

/** A call whose caller knows nothing of session timers. */
async function untimed({ updates = true, seconds = 600, callee = [PATIENT] }: Setting = {}): Promise<Stage> {
  const stage = stageWith({ seconds, minSe: 90 });
  const caller = await stage.invite({ body: OFFER, headers: updates ? [UPDATES] : [] });
  await stage.offered().respond(200, OFFER, callee);
  await caller.within('ACK', 1);
  return stage;
}

/** What was asked of the far ends since the call was made. */
const asked = (stage: Stage): string[] => stage.sent.slice(1).map(({ request }) => request.method);

async function answer(stage: Stage, status: number): Promise<void> {
  const newest = stage.sent.at(-1);
  newest?.answer({ kind: 'response', response: stage.replyTo(newest.request.method, status) });
  await stage.settle();
}

test('a far end that keeps no timer is asked at half of ours whether it is there', async () => {
  const stage = await untimed();
  await stage.pass(HALF - 1_000);
  expect(asked(stage)).toEqual([]);
  await stage.pass(1_000);
  expect(asked(stage)).toEqual(['UPDATE']);
  expect(stage.sentOf('UPDATE').request.headers.get('Session-Expires')).toBe('600;refresher=uac');
});

test('so is a callee who keeps none, by a re-INVITE where it takes no UPDATE', async () => {
  const stage = await untimed({ callee: [] });
  await stage.pass(HALF);
  expect(asked(stage).toSorted()).toEqual(['INVITE', 'UPDATE']);
  expect(stage.sentOf('INVITE', 1).request.body).toBe(stage.sentOf('INVITE').request.body);
});

test.each([408, 481, 'timeout'] as const)('who is gone (%s) is hung up on, and the call with them', async (what) => {
  const stage = await untimed();
  await stage.pass(HALF);
  if (what === 'timeout') stage.sentOf('UPDATE').answer({ kind: 'timeout' });
  else await answer(stage, what);
  await stage.settle();
  expect(stage.control.size).toBe(0);
  expect(stage.sentOf('BYE').request.headers.get('Reason')).toContain('call/network');
});

test.each([200, 405, 488, 500, 603])('who answers %i is there, and is asked again after as long', async (status) => {
  const stage = await untimed();
  for (const times of [1, 2, 3]) {
    await stage.pass(HALF - 1_000);
    expect(asked(stage)).toHaveLength(times - 1);
    await stage.pass(1_000);
    expect(asked(stage)).toHaveLength(times);
    await answer(stage, status);
  }
  // Who says that it knows no UPDATE is asked by what everybody must understand.
  const byThen = status === 405 ? 'INVITE' : 'UPDATE';
  expect(asked(stage)).toEqual(['UPDATE', byThen, byThen]);
  expect(stage.control.size).toBe(1);
});

test('there being no way to one for a moment is not its end: it is asked again, until its time is over', async () => {
  const stage = await untimed();
  await stage.pass(HALF);
  for (let tries = 1; tries <= 3; tries++) {
    expect(asked(stage)).toHaveLength(tries);
    stage.sent.at(-1)?.answer({ kind: 'transport-error', why: 'closed' });
    await stage.pass(10_000);
  }
  await answer(stage, 200);
  await stage.pass(HALF);
  expect(asked(stage)).toHaveLength(5);
  stage.sent.at(-1)?.answer({ kind: 'transport-error', why: 'closed' });
  while (stage.control.size > 0 && stage.clock.now() < 4 * HALF) {
    await stage.pass(10_000);
    if (stage.control.size > 0) stage.sent.at(-1)?.answer({ kind: 'transport-error', why: 'closed' });
  }
  expect(stage.control.size).toBe(0);
  expect(stage.clock.now()).toBeLessThan(4 * HALF);
});

test('after a restart who keeps no timer is asked all the same', async () => {
  const stage = await untimed();
  stage.restart();
  await stage.control.resume();
  await stage.pass(HALF);
  const updates = stage.sent.filter(({ request }) => request.method === 'UPDATE');
  expect(updates.map(numberOf)).toContain(101);
});

/** What the engine says of a leg that says nothing, every three seconds for so long. */
async function beSilent(stage: Stage, legs: readonly string[], seconds: number): Promise<void> {
  const [session] = stage.media.open.values();
  for (let passed = 0; passed < seconds; passed += 3) {
    const kind: MediaEvent['kind'] = passed === 0 ? 'silent' : 'still-silent';
    for (const leg of legs) session?.emit({ kind, leg });
    await stage.pass(3_000);
  }
}

test('where no phone and no trunk of a call is heard for a minute, all are asked at once, and not again for a while', async () => {
  const stage = await untimed({ seconds: 1_800 });
  await beSilent(stage, ['caller', 'callee-1'], 60);
  expect(asked(stage)).toEqual([]);
  await beSilent(stage, ['caller', 'callee-1'], 6);
  expect(asked(stage).toSorted()).toEqual(['INVITE', 'UPDATE']);
  await stage.offered(1).respond(200, OFFER, [PATIENT]);
  stage.sentOf('UPDATE').answer({ kind: 'response', response: stage.replyTo('UPDATE', 200) });
  await beSilent(stage, ['caller', 'callee-1'], 240);
  expect(asked(stage)).toHaveLength(2);
  await beSilent(stage, ['caller', 'callee-1'], 66);
  expect(asked(stage)).toHaveLength(4);
});

test('who is gone then is hung up on, also where we want no session timer', async () => {
  const stage = await untimed({ seconds: 0, callee: [] });
  await beSilent(stage, ['caller', 'callee-1'], 66);
  stage.sentOf('UPDATE').answer({ kind: 'response', response: stage.replyTo('UPDATE', 481) });
  await stage.settle();
  expect(stage.control.size).toBe(0);
});

test('a refusal there, without a session timer, is an answer that costs no further tries', async () => {
  const stage = await untimed({ seconds: 0, callee: [] });
  await beSilent(stage, ['caller', 'callee-1'], 66);
  stage.sentOf('UPDATE').answer({ kind: 'response', response: stage.replyTo('UPDATE', 500) });
  await stage.offered(1).respond(500);
  await stage.pass(250_000);
  expect(asked(stage)).toHaveLength(2);
  expect(stage.control.size).toBe(1);
});

test.each([
  ['one of them is heard', ['caller'], 120],
  ['the silence is shorter', ['caller', 'callee-1'], 45],
] as const)('nobody is asked while %s', async (_, legs, seconds) => {
  const stage = await untimed({ seconds: 1_800 });
  await beSilent(stage, legs, seconds);
  const [session] = stage.media.open.values();
  session?.emit({ kind: 'heard', leg: 'caller' });
  await beSilent(stage, legs, 45);
  expect(asked(stage)).toEqual([]);
});

test('of a call with a browser the phone alone is asked: its consent tells of the browser', async () => {
  const stage = stageWith({ seconds: 1_800, minSe: 90 });
  stage.routing = stage.ringing({ ...PHONE, transport: 'webrtc' });
  const caller = await stage.invite({ body: OFFER, headers: [UPDATES] });
  await stage.offered().respond(200, OF_BROWSER, [PATIENT]);
  await caller.within('ACK', 1);
  await beSilent(stage, ['caller'], 66);
  expect(asked(stage)).toEqual(['UPDATE']);
});
