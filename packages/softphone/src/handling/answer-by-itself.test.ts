import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registered } from '../sample-phone.fixture.ts';
import { answerByItself, TONE_AHEAD_MS } from './answer-by-itself.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const READY = async () => true;

async function ringing(isMicrophoneReady = READY) {
  const made = await registered();
  made.signalling.rings({});
  const leave = answerByItself(made.softphone, 'call-1', 2_000, isMicrophoneReady);
  const kindAfter = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return made.call()?.kind;
  };
  return { ...made, leave, kindAfter };
}

test('a call rings for as long as was chosen, is announced by a tone, and is answered when that was heard', async () => {
  const { sounds, kindAfter } = await ringing();
  expect(await kindAfter(1_999)).toBe('ringing-in');
  expect(sounds).not.toContain('once taken');
  expect(await kindAfter(1)).toBe('ringing-in');
  expect(sounds).toContain('once taken');
  expect(await kindAfter(TONE_AHEAD_MS - 1)).toBe('ringing-in');
  expect(await kindAfter(1)).toBe('answering');
});

test('a microphone that would have to be asked for leaves the call to its user, without a tone', async () => {
  const { sounds, kindAfter } = await ringing(async () => false);
  expect(await kindAfter(60_000)).toBe('ringing-in');
  expect(sounds).not.toContain('once taken');
});

test('what was left to the user, before the tone or after it, is not answered', async () => {
  for (const after of [1_000, 2_100]) {
    const { leave, kindAfter } = await ringing();
    await kindAfter(after);
    leave();
    expect(await kindAfter(60_000)).toBe('ringing-in');
  }
});

test('a call that comes while another is up is not answered by itself', async () => {
  const made = await registered();
  const first = made.signalling.rings({});
  made.softphone.answer('call-1');
  first?.happens({ kind: 'connected' });
  made.signalling.rings({});
  answerByItself(made.softphone, 'call-2', 0, READY);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(made.softphone.getState().calls.map(({ kind }) => kind)).toEqual(['connected', 'ringing-in']);
  expect(made.sounds).not.toContain('once taken');
});
