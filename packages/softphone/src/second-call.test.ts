import type { LiveCall } from '@wpm/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryArchive } from './diagnostics/memory-archive.fixture.ts';
import type { Command } from './handling/command.ts';
import { FakeSignalling } from './signalling/fake-signalling.ts';
import { SoundPreferences } from './sound/sound-settings.ts';
import { createSoftphone } from './softphone.ts';

const live = (callId: string, activity: LiveCall['activity']): LiveCall => ({
  callId,
  direction: 'inbound',
  activity,
  holds: activity === 'held',
  other: { number: '+48600100200', name: null },
  consulted: null,
  recording: { state: 'off' },
  startedAt: '2026-01-01T10:00:00Z',
  answeredAt: '2026-01-01T10:00:05Z',
});

/** A phone in a call, whose platform does or refuses what it is asked. */
async function inCall() {
  const signalling = new FakeSignalling();
  const sounds: string[] = [];
  const commands: string[] = [];
  const platform = { refuses: false };
  const softphone = createSoftphone({
    issueCredentials: async () => ({
      ok: true,
      value: {
        aor: 'sip:anna@demo.local',
        authUser: 'u',
        password: 'p',
        realm: 'demo.local',
        socketUrl: 'ws://platform.test/sip',
        expiresAt: new Date(Date.now() + 600_000).toISOString(),
      },
    }),
    signalling,
    sound: {
      loop: (tone) => void sounds.push(`loop ${tone}`),
      once: (tone) => void sounds.push(`once ${tone}`),
      key: () => {},
      ringOnce: () => {},
    },
    archive: new MemoryArchive(),
    perform: async (callId: string, { kind }: Command) => {
      commands.push(`${kind} ${callId}`);
      return platform.refuses ? { ok: false, error: { code: 'network/unreachable' } } : { ok: true };
    },
    preferences: new SoundPreferences({ getItem: () => null, setItem: () => {} }),
    openMicrophone: async () => ({ ok: false, error: { code: 'microphone/missing' } }),
  });
  await vi.advanceTimersByTimeAsync(0);
  signalling.handlers?.registered();
  const first = signalling.rings({ platformCallId: 'p-1' });
  softphone.answer('call-1');
  first?.happens({ kind: 'connected' });
  softphone.tell([live('p-1', 'talking')]);
  sounds.length = 0;
  const kinds = () => softphone.getState().calls.map(({ id, kind }) => `${id} ${kind}`);
  return { softphone, signalling, sounds, commands, platform, first, kinds };
}

/** A second call rings beside it. */
async function secondRings() {
  const phone = await inCall();
  const second = phone.signalling.rings({ platformCallId: 'p-2' });
  phone.softphone.tell([live('p-1', 'talking'), live('p-2', 'ringing')]);
  return { ...phone, second };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a second call rings with a quiet tone; a third finds the phone busy, and so does one that comes before the answer', async () => {
  const { signalling, sounds, kinds } = await secondRings();
  expect(kinds()).toEqual(['call-1 connected', 'call-2 ringing-in']);
  expect(sounds.at(-1)).toBe('loop call-waiting');
  expect(signalling.rings()).toBeUndefined();
});

test('it is answered when the platform holds the first, not before; hold-and-answer leaves both up', async () => {
  const { softphone, second, commands, kinds, sounds } = await secondRings();
  const answered = softphone.second.holdAndAnswer('call-2');
  expect(second?.commands).toEqual([]);
  await answered;
  expect([commands, second?.commands]).toEqual([['hold p-1'], ['answer']]);
  second?.happens({ kind: 'connected' });
  expect(kinds()).toEqual(['call-1 connected', 'call-2 connected']);
  expect(sounds.at(-1)).toBe('loop null');
});

test('where the first is not held the second is not answered: nobody hears what is not meant for them', async () => {
  const { softphone, platform, second } = await secondRings();
  platform.refuses = true;
  await softphone.second.holdAndAnswer('call-2');
  expect(second?.commands).toEqual([]);
  expect(softphone.desk.getState().get('p-1')).toMatchObject({ asked: { kind: 'refused' } });
});

test('a first call that ends while it is being held keeps nobody from answering', async () => {
  const { softphone, platform, first, second } = await secondRings();
  platform.refuses = true;
  const answered = softphone.second.holdAndAnswer('call-2');
  first?.happens({ kind: 'ended', why: 'hung-up', by: 'remote' });
  await answered;
  expect(second?.commands).toEqual(['answer']);
});

test('end-and-answer ends the first, and nothing of it is left on the screen', async () => {
  const { softphone, first, second, kinds } = await secondRings();
  softphone.second.endAndAnswer('call-2');
  expect([first?.commands.at(-1), second?.commands]).toEqual(['hangUp', ['answer']]);
  expect(kinds()).toEqual(['call-2 answering']);
});

test('who gives up waiting leaves the first as it was; the ringing of one that is left alone is a ringing', async () => {
  const gone = await secondRings();
  gone.second?.happens({ kind: 'ended', why: 'hung-up', by: 'remote' });
  expect([gone.kinds(), gone.sounds.at(-1)]).toEqual([['call-1 connected'], 'loop null']);
  const alone = await secondRings();
  alone.first?.happens({ kind: 'ended', why: 'hung-up', by: 'remote' });
  expect(alone.sounds).toContain('loop ringtone');
});

test('to switch holds the one and takes back the other, in this order', async () => {
  const { softphone, second, commands } = await secondRings();
  await softphone.second.holdAndAnswer('call-2');
  second?.happens({ kind: 'connected' });
  softphone.tell([live('p-1', 'held'), live('p-2', 'talking')]);
  commands.length = 0;
  await softphone.second.switchTo('call-1');
  expect(commands).toEqual(['hold p-2', 'retrieve p-1']);
  softphone.tell([live('p-1', 'held'), live('p-2', 'held')]);
  commands.length = 0;
  await softphone.second.switchTo('call-1');
  expect(commands).toEqual(['retrieve p-1']);
});

test('a phone that was loaded anew takes both of its calls up again, also where they are told one after the other', async () => {
  const { softphone, signalling, first } = await inCall();
  first?.happens({ kind: 'ended', why: 'call/network', by: 'system' });
  softphone.tell([live('p-3', 'vanished')]);
  softphone.tell([live('p-3', 'vanished'), live('p-4', 'vanished')]);
  expect(signalling.rejoined.map(({ platformCallId }) => platformCallId)).toEqual(['p-3', 'p-4']);
});
