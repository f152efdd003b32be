import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LIFETIME_MS, phone, registered } from './sample-phone.fixture.ts';
import { WokenCall } from './waking/woken-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it fetches credentials, registers with them, and says so', async () => {
  const { softphone, signalling } = phone();
  expect(softphone.getState()).toEqual({ connection: { kind: 'connecting' }, calls: [], elsewhere: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(signalling.credentials.map((credentials) => credentials.authUser)).toEqual(['u1']);
  signalling.handlers?.registered();
  expect(softphone.getState().connection).toEqual({ kind: 'registered' });
});

test('credentials are renewed before they expire, and anew when the platform refuses them', async () => {
  const { signalling } = await registered();
  await vi.advanceTimersByTimeAsync(LIFETIME_MS - 1);
  expect(signalling.credentials.map((credentials) => credentials.authUser)).toEqual(['u1', 'u2']);
  signalling.handlers?.registered();
  signalling.handlers?.credentialsRefused();
  await vi.advanceTimersByTimeAsync(0);
  expect(signalling.credentials).toHaveLength(3);
});

test('a platform that refuses every credential is asked ever more slowly', async () => {
  const { signalling } = await registered();
  for (let i = 0; i < 60; i++) {
    signalling.handlers?.credentialsRefused();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(signalling.credentials.length).toBeGreaterThan(4);
  expect(signalling.credentials.length).toBeLessThan(9);
});

test('a session that may not make calls is refused with its code and not asked for again', async () => {
  const issue = vi.fn(async () => ({ ok: false, error: { code: 'session/not-allowed' } }) as const);
  const { softphone, signalling } = phone(issue);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(softphone.getState().connection).toEqual({ kind: 'refused', why: 'session/not-allowed' });
  expect(issue).toHaveBeenCalledTimes(1);
  expect(signalling.credentials).toEqual([]);
});

test('a platform that cannot be reached is asked again', async () => {
  const issue = vi.fn(async () => ({ ok: false, error: { code: 'network/unreachable' } }) as const);
  phone(issue);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(issue.mock.calls.length).toBeGreaterThan(2);
});

test('a lost connection says since when, is not restarted by a second loss, and ends no call', async () => {
  const { softphone, signalling, call } = await registered();
  softphone.dial('600');
  signalling.placed[0]?.call.happens({ kind: 'connected' });
  signalling.handlers?.lost();
  const since = softphone.getState().connection;
  await vi.advanceTimersByTimeAsync(1_000);
  signalling.handlers?.lost();
  expect(softphone.getState().connection).toBe(since);
  expect(call()).toMatchObject({ kind: 'connected' });
  signalling.handlers?.registered();
  expect(softphone.getState().connection).toEqual({ kind: 'registered' });
});

test('an outgoing call goes from dialling over ringing and talking to its end, with its tones', async () => {
  const { softphone, signalling, sounds, call } = await registered();
  expect(softphone.dial('+48221234567')).toMatchObject({ ok: true });
  const placed = signalling.placed[0] ?? expect.unreachable();
  expect(placed.number).toBe('+48221234567');
  expect(call()).toMatchObject({ kind: 'dialling', direction: 'outbound', other: { number: '+48221234567' } });
  placed.call.happens({ kind: 'named', platformCallId: 'p-1' });
  placed.call.happens({ kind: 'rang', earlyMedia: false });
  expect(sounds.at(-1)).toBe('loop ringback');
  placed.call.happens({ kind: 'connected' });
  expect(sounds.at(-1)).toBe('loop null');
  await vi.advanceTimersByTimeAsync(5_000);
  placed.call.happens({ kind: 'ended', why: 'hung-up', by: 'remote' });
  expect(call()).toMatchObject({ kind: 'ended', by: 'remote', talkMs: 5_000, platformCallId: 'p-1' });
  expect(sounds.at(-1)).toBe('once over');
});

test('without a registration nothing is dialled, and the refusal says why', () => {
  const { softphone, signalling } = phone();
  expect(softphone.dial('600')).toEqual({ ok: false, error: { code: 'network/unreachable' } });
  expect(signalling.placed).toEqual([]);
});

test('while a call is up a second one is neither dialled nor rung', async () => {
  const { softphone, signalling } = await registered();
  softphone.dial('600');
  expect(softphone.dial('601')).toEqual({ ok: false, error: { code: 'call/busy-here' } });
  expect(signalling.rings()).toBeUndefined();
  expect(softphone.getState().calls).toHaveLength(1);
});

test('an incoming call rings with what it brought, and stops ringing as soon as it is answered', async () => {
  const { softphone, signalling, sounds, call } = await registered();
  const brought = { dialled: '+48221230000', campaign: 'Infolinia', campaignId: 'c-1', platformCallId: 'p-2' };
  const ringing = signalling.rings(brought);
  expect(call()).toMatchObject({ kind: 'ringing-in', ...brought });
  expect(sounds).toEqual(['loop ringtone']);
  softphone.answer(call()?.id ?? '');
  expect(call()).toMatchObject({ kind: 'answering' });
  expect(sounds.at(-1)).toBe('loop null');
  ringing?.happens({ kind: 'connected' });
  softphone.mute(call()?.id ?? '', true);
  softphone.sendDigits(call()?.id ?? '', '5');
  expect(call()).toMatchObject({ kind: 'connected', muted: true, ...brought });
  expect(ringing?.commands).toEqual(['answer', 'mute true', 'digits 5']);
  expect(sounds).toContain('key 5');
});

test('a rejected call is over without a tone, and the next one may ring', async () => {
  const { softphone, signalling, sounds, call } = await registered();
  signalling.rings();
  softphone.reject(call()?.id ?? '');
  expect(call()).toMatchObject({ kind: 'ended', by: 'local', talkMs: null });
  expect(sounds.filter((sound) => sound.startsWith('once'))).toEqual([]);
  expect(signalling.rings()).toBeDefined();
  expect(softphone.getState().calls.map(({ kind }) => kind)).toEqual(['ringing-in']);
});

test('an ended call stays until it is dismissed; a live one cannot be dismissed', async () => {
  const { softphone, signalling, call } = await registered();
  softphone.dial('600');
  const id = call()?.id ?? '';
  softphone.dismiss(id);
  expect(call()).toMatchObject({ kind: 'dialling' });
  signalling.placed[0]?.call.happens({ kind: 'ended', why: 'call/busy', by: 'remote' });
  softphone.dismiss(id);
  expect(softphone.getState().calls).toEqual([]);
});

test('signing out stops the signalling and asks for no more credentials', async () => {
  const { softphone, signalling } = await registered();
  await softphone.signOut();
  await vi.advanceTimersByTimeAsync(2 * LIFETIME_MS);
  expect(signalling.stopped).toBe(true);
  expect(signalling.credentials).toHaveLength(1);
  expect(softphone.getState().connection).toEqual({ kind: 'signed-out' });
});

test('who subscribes is told of every change, until the subscription ends', async () => {
  const { softphone } = await registered();
  const listener = vi.fn();
  const end = softphone.subscribe(listener);
  softphone.dial('600');
  end();
  softphone.hangUp(softphone.getState().calls[0]?.id ?? '');
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a call the user answered in its notification is answered the moment it is there, before it rings aloud', async () => {
  const { softphone, signalling, call } = await registered();
  using woken = new WokenCall(softphone);
  woken.choose('p-1', 'answer');
  const ringing = signalling.rings({ platformCallId: 'p-1' });
  expect(ringing?.commands).toEqual(['answer']);
  expect(call()?.kind).toBe('answering');
});
