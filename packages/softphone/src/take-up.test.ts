import type { LiveCall } from '@wpm/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { phone, registered } from './sample-phone.fixture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const VANISHED: LiveCall = {
  callId: '0192f7a0-0000-7000-8000-000000000001',
  direction: 'inbound',
  campaign: { id: '0192f7a0-0000-7000-8000-0000000000c1', name: 'Helpdesk' },
  activity: 'vanished',
  holds: false,
  other: { number: '+48600100200', name: 'Katarzyna Mazur' },
  consulted: null,
  recording: { state: 'running' },
  startedAt: '2026-11-28T10:00:00.000Z',
  answeredAt: '2026-11-28T10:00:05.000Z',
};

test('a page that was reloaded takes up the call its phone vanished from, once it is registered', async () => {
  const { softphone, signalling, call } = phone();
  softphone.tell([VANISHED]);
  await vi.advanceTimersByTimeAsync(0);
  expect(signalling.rejoined).toEqual([]);
  signalling.handlers?.registered();
  expect(signalling.rejoined.map(({ platformCallId }) => platformCallId)).toEqual([VANISHED.callId]);
  const known = { other: VANISHED.other, platformCallId: VANISHED.callId, direction: 'inbound', isTakenUp: true };
  const of = { campaign: VANISHED.campaign?.name, campaignId: VANISHED.campaign?.id };
  expect(call()).toMatchObject({ kind: 'dialling', ...known, ...of });
  signalling.rejoined[0]?.call.happens({ kind: 'connected' });
  softphone.tell([{ ...VANISHED, activity: 'talking' }]);
  expect([call()?.kind, signalling.rejoined.length]).toEqual(['connected', 1]);
  expect(call()).toMatchObject({ ...known, ...of });
});

test('a phone that has its call does not take it from itself, and one with a refusal does not ask again', async () => {
  const { softphone, signalling, call } = await registered();
  const ringing = signalling.rings({ platformCallId: VANISHED.callId });
  softphone.answer(call()?.id ?? '');
  ringing?.happens({ kind: 'connected' });
  softphone.tell([VANISHED]);
  expect(signalling.rejoined).toEqual([]);
  ringing?.happens({ kind: 'ended', why: 'call/network', by: 'system' });
  expect(signalling.rejoined).toHaveLength(1);
  signalling.rejoined[0]?.call.happens({ kind: 'ended', why: 'call/failed', by: 'remote' });
  softphone.tell([VANISHED]);
  expect(signalling.rejoined).toHaveLength(1);
});

test('a call the user hung up without a network is not taken up again when the network is back', async () => {
  const { softphone, signalling, call } = await registered();
  const ringing = signalling.rings({ platformCallId: VANISHED.callId });
  softphone.answer(call()?.id ?? '');
  ringing?.happens({ kind: 'connected' });
  softphone.hangUp(call()?.id ?? '');
  softphone.tell([VANISHED]);
  signalling.handlers?.registered();
  expect(signalling.rejoined).toEqual([]);
});

test('a call on another device of the user is shown while none is up here, and goes on here when the user wants it', async () => {
  const { softphone, signalling, call } = await registered();
  const elsewhere = () => softphone.getState().elsewhere.map(({ callId }) => callId);
  softphone.tell([{ ...VANISHED, activity: 'talking' }]);
  expect([elsewhere(), signalling.rejoined]).toEqual([[VANISHED.callId], []]);
  softphone.takeOver('another');
  softphone.takeOver(VANISHED.callId);
  expect(signalling.rejoined.map(({ platformCallId }) => platformCallId)).toEqual([VANISHED.callId]);
  expect([call()?.kind, elsewhere()]).toEqual(['dialling', []]);
  signalling.rejoined[0]?.call.happens({ kind: 'connected' });
  // The other device takes it back.
  signalling.rejoined[0]?.call.happens({ kind: 'ended', why: 'call/taken-over', by: 'remote' });
  expect(elsewhere()).toEqual([VANISHED.callId]);
});

test('what the user has just hung up here, waits or rings is on no other device', async () => {
  const { softphone, signalling, call } = await registered();
  const ringing = signalling.rings({ platformCallId: VANISHED.callId });
  softphone.answer(call()?.id ?? '');
  ringing?.happens({ kind: 'connected' });
  softphone.tell([{ ...VANISHED, activity: 'talking' }]);
  expect(softphone.getState().elsewhere).toEqual([]);
  softphone.hangUp(call()?.id ?? '');
  softphone.tell([
    { ...VANISHED, callId: 'other', activity: 'waiting' },
    { ...VANISHED, activity: 'talking' },
  ]);
  expect(softphone.getState().elsewhere).toEqual([]);
});

test('a call of another phone of the user is left where it is', async () => {
  const { softphone, signalling } = await registered();
  softphone.tell([{ ...VANISHED, activity: 'talking' }]);
  softphone.tell([{ ...VANISHED, activity: 'waiting' }]);
  expect(signalling.rejoined).toEqual([]);
});
