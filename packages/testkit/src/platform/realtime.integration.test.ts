import { rm } from 'node:fs/promises';
import { type StreamState, liveCallsAfter } from '@wpm/client';
import type { LiveCall, RealtimeEvent } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballast, noSmallDisk, smallDisk } from '../audio/small-disk.fixture.ts';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { customerOf, missedByAnna, phoneOf } from './speakers.fixture.ts';
import { type ApiSession, startPlatform, type TestPlatform } from './start-platform.ts';

let platform: TestPlatform;
let customer: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  customer = await customerOf(platform);
});
afterAll(async () => {
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

test("an agent's application hears of each call once and in order, over lost connections and a restart of the platform", async () => {
  using connections = new Connections();
  const { client } = await platform.api('anna');
  const events: RealtimeEvent[] = [];
  const states: StreamState[] = [];
  let stale = 0;
  using _stream = client.listen({
    // A missed call is told of in the shared list too (F23), which has tests of its own.
    onEvent: (event) => event.kind === 'call.ended' && events.push(event),
    onStale: () => (stale += 1),
    onState: (state) => states.push(state),
  });
  const isLive = () => expect.poll(() => states.at(-1), { timeout: 20_000 }).toBe('live');
  await isLive();
  const calls: string[] = [];
  for (let round = 0; round < 5; round++) {
    connections.cut();
    calls.push(await missedByAnna(platform, customer));
    await expect.poll(() => events.length, { timeout: 10_000 }).toBe(calls.length);
  }
  expect(events).toEqual(calls.map((callId) => ({ kind: 'call.ended', callId })));
  expect(stale).toBe(1);

  await platform.killPlatform();
  await isLive();
  expect(stale).toBe(2);
  calls.push(await missedByAnna(platform, customer));
  await expect.poll(() => events.length, { timeout: 10_000 }).toBe(calls.length);
  expect(events.at(-1)).toEqual({ kind: 'call.ended', callId: calls.at(-1) });
  const history = await client.listMyCalls({ limit: 1 });
  expect(history).toMatchObject({ ok: true, value: { items: [{ callId: calls.at(-1), outcome: 'missed' }] } });
});

test('two users see their own side of one call as it happens, and a stream that opens late the call as it is', async () => {
  const [anna, jan] = [await userWithPhone('anna'), await userWithPhone('jan')];
  const phones = [anna.phone, jan.phone];
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  const part = await anna.phone.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  const callId = part.invite.headers.get('X-WPM-Call-Id') ?? '';
  await expect.poll(() => anna.seen()).toEqual(['ringing', 'talking']);
  await anna.client.holdCall({ callId });
  await anna.client.retrieveCall({ callId });
  await anna.client.pauseRecording({ callId });
  await anna.client.startConsultation({ callId, to: '102' });
  const asked = await jan.phone.incoming();
  asked.ring();
  await asked.answer(SILENT_OFFER);
  await expect.poll(() => anna.seen().at(-1)).toBe('consulting, paused');
  const late = await watched(await platform.api('anna'));
  expect(late.calls()).toEqual(anna.calls());
  await call.bye();
  await expect.poll(() => anna.seen().at(-1)).toBe('consulting without the customer, paused');
  await asked.bye();
  await expect.poll(() => [anna.calls(), jan.calls(), late.calls()]).toEqual([[], [], []]);
  const changes = ['held', 'talking', 'talking, paused', 'asking, paused', 'consulting, paused'];
  expect(anna.seen().slice(2)).toEqual([...changes, 'consulting without the customer, paused', 'left']);
  // Jan is asked, talks with Anna, and learns nothing of her customer's coming and going.
  expect(jan.seen()).toEqual(['ringing, paused', 'talking, paused', 'left']);
  expect(late.seen()).toEqual(['consulting without the customer, paused', 'left']);
  for (const one of [anna, jan, late]) one[Symbol.dispose]();
  await Promise.all(phones.map((phone) => phone[Symbol.asyncDispose]()));
});

test.skipIf(noSmallDisk)(
  'a user sees that their call is not recorded while the disk takes nothing, and that it is again; the record has the gap',
  async () => {
    using _disk = await smallDisk(platform.recordingsFolder);
    const taken = await ballast(platform.recordingsFolder, 0);
    using anna = await userWithPhone('anna');
    await using phone = anna.phone;
    const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
    const part = await phone.incoming();
    await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
    await expect.poll(() => anna.seen()).toEqual(['ringing', 'talking', 'talking, refused']);
    const { client } = await platform.api('supervisor');
    // The disk is looked at every few seconds.
    await expect
      .poll(() => client.getRecordingAlarms({}))
      .toMatchObject({ value: { diskNearlyFull: true, notWritten: 1 } });
    // A restart of the platform does not make it forget.
    await platform.killPlatform();
    const late = await watched(await platform.api('anna'));
    expect(late.calls()).toMatchObject([{ recording: { state: 'running', refused: true } }]);
    await rm(taken);
    await expect.poll(() => late.seen()).toEqual(['talking']);
    expect(await client.getRecordingAlarms({})).toMatchObject({ value: { notWritten: 0, short: 0 } });
    await call.bye();
    await expect.poll(() => late.seen()).toEqual(['talking', 'left']);
    late[Symbol.dispose]();
    await expect
      .poll(() => client.listCalls({ limit: 1 }))
      .toMatchObject({ value: { items: [{ recording: { gaps: [{ fromMs: 0 }] } }] } });
    // What is missing of it is told of for an hour, by whatever platform there is then.
    expect(await client.getRecordingAlarms({})).toMatchObject({ value: { notWritten: 0, short: 1 } });
    await platform.killPlatform();
    const { client: after } = await platform.api('supervisor');
    expect(await after.getRecordingAlarms({})).toMatchObject({ value: { notWritten: 0, short: 1 } });
  },
);

/** What a user's application knows of their live calls by its stream alone. */
async function watched({ client }: ApiSession) {
  let calls: readonly LiveCall[] = [];
  let isLive = false;
  const events: RealtimeEvent[] = [];
  const stream = client.listen({
    onStale: ({ liveCalls }) => {
      calls = liveCalls;
      isLive = true;
    },
    onEvent: (event) => {
      events.push(event);
      calls = liveCallsAfter(calls, event);
    },
  });
  await expect.poll(() => isLive, { timeout: 20_000 }).toBe(true);
  const seen = () => events.flatMap(saidOf);
  return { client, calls: () => calls, seen, [Symbol.dispose]: () => stream[Symbol.dispose]() };
}

function saidOf(event: RealtimeEvent): string[] {
  if (event.kind === 'live-call.left') return ['left'];
  if (!('call' in event)) return [];
  const { activity, other, recording } = event.call;
  return [`${activity}${other ? '' : ' without the customer'}${writtenOf(recording)}`];
}

function writtenOf(recording: LiveCall['recording']): string {
  if (recording.state === 'paused') return ', paused';
  return recording.state === 'running' && recording.refused ? ', refused' : '';
}

async function userWithPhone(login: 'anna' | 'jan') {
  const session = await platform.api(login);
  const phone = await phoneOf(platform, login);
  return { ...(await watched(session)), phone };
}

/** The WebSocket of this process, with a hand on every connection it made. */
class Connections implements Disposable {
  readonly #original = globalThis.WebSocket;
  readonly #open: WebSocket[] = [];

  constructor() {
    const open = this.#open;
    globalThis.WebSocket = class extends this.#original {
      constructor(url: string | URL) {
        super(url);
        open.push(this);
      }
    };
  }

  cut(): void {
    for (const socket of this.#open.splice(0)) socket.close();
  }

  [Symbol.dispose](): void {
    globalThis.WebSocket = this.#original;
  }
}
