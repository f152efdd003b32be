import { BEAT_MS, CLOSE_CODES, type Place, type RealtimeEvent } from '@wpm/contract';
import { expect, test } from 'vitest';
import { EventStream } from './event-stream.ts';
import type { StreamState } from './stream-options.ts';

/** A connection whose other end is the test. */
class FakeSocket extends EventTarget {
  readonly sent: unknown[] = [];
  closed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  opens(): void {
    this.dispatchEvent(new Event('open'));
  }
  says(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
  ends(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

type Timer = { ms: number; fire: () => void };

async function opened({ renews = true, tokens = ['token'] as (string | undefined)[] } = {}) {
  const sockets: FakeSocket[] = [];
  const timers = new Set<Timer>();
  const events: RealtimeEvent[] = [];
  const states: StreamState[] = [];
  const seen = { stale: 0, renewed: 0 };
  const stream = new EventStream(
    {
      url: 'ws://platform.test',
      open: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      token: async () => (tokens.length > 1 ? tokens.shift() : tokens[0]),
      renew: async () => {
        seen.renewed += 1;
        return renews;
      },
      after: (ms, fire) => {
        const timer = { ms, fire };
        timers.add(timer);
        return () => void timers.delete(timer);
      },
      random: () => 1,
    },
    {
      onEvent: (event) => events.push(event),
      onStale: () => (seen.stale += 1),
      onState: (state) => states.push(state),
    },
  );
  await turn();
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no connection was made');
    return socket;
  };
  /** Fires what is waited for, and says for how long it would have been. */
  const wait = async () => {
    const [timer] = timers;
    if (!timer) throw new Error('nothing is waited for');
    timers.delete(timer);
    timer.fire();
    await turn();
    return timer.ms;
  };
  return { stream, sockets, timers, events, states, seen, last, wait };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const welcome = (seq: number, resumed = false, feed = 'f') => ({
  kind: 'welcome',
  place: { feed, seq },
  resumed,
  ...(!resumed && { liveCalls: [] }),
});
const ended = (callId: string) => ({ kind: 'call.ended', callId }) as const;
const ids = ['0192f7a0-0000-7000-8000-000000000001', '0192f7a0-0000-7000-8000-000000000002'] as const;
const event = (seq: number, what: unknown) => ({ kind: 'event', seq, event: what });

test('it says who it is, is told where it stands, and then what happens', async () => {
  const { last, events, states, seen } = await opened();
  last().opens();
  expect(last().sent).toEqual([{ kind: 'hello', accessToken: 'token', after: null }]);
  last().says(welcome(7));
  last().says(event(8, ended(ids[0])));
  expect(events).toEqual([ended(ids[0])]);
  expect(states).toEqual(['live']);
  expect(seen.stale).toBe(1);
});

test('after a loss it goes on behind the last event it had, and what it had is not told twice', async () => {
  const { last, wait, events, seen, states } = await opened();
  last().says(welcome(0));
  last().says(event(1, ended(ids[0])));
  last().ends(1006);
  await wait();
  last().opens();
  const after: Place = { feed: 'f', seq: 1 };
  expect(last().sent).toEqual([{ kind: 'hello', accessToken: 'token', after }]);
  last().says(welcome(2, true));
  last().says(event(1, ended(ids[0])));
  last().says(event(2, ended(ids[1])));
  expect(events).toEqual([ended(ids[0]), ended(ids[1])]);
  expect(seen.stale).toBe(1);
  expect(states).toEqual(['live', 'late', 'live']);
});

test('another feed means that something may be missing', async () => {
  const { last, wait, seen, events } = await opened();
  last().says(welcome(5));
  last().ends(1001);
  await wait();
  last().says(welcome(0, false, 'g'));
  last().says(event(1, ended(ids[0])));
  expect(seen.stale).toBe(2);
  expect(events).toHaveLength(1);
});

test('an event of a kind it does not know is passed over, and counted', async () => {
  const { last, events } = await opened();
  last().says(welcome(0));
  last().says(event(1, { kind: 'moon.risen' }));
  last().says(event(2, ended(ids[0])));
  expect(events).toEqual([ended(ids[0])]);
});

test('a gap is closed by asking again from before it', async () => {
  const { last, wait, events, sockets } = await opened();
  last().says(welcome(0));
  last().says(event(3, ended(ids[1])));
  expect(events).toEqual([]);
  expect(sockets[0]?.closed).toBe(true);
  await turn();
  await wait();
  last().opens();
  expect(last().sent).toMatchObject([{ after: { feed: 'f', seq: 0 } }]);
});

test('a network that says nothing for a beat is given up; every frame starts the wait anew', async () => {
  const { last, wait, timers, sockets } = await opened();
  last().says(welcome(0));
  last().says({ kind: 'beat' });
  expect([...timers].map(({ ms }) => ms)).toEqual([BEAT_MS]);
  expect(await wait()).toBe(BEAT_MS);
  expect(sockets[0]?.closed).toBe(true);
  expect(await wait()).toBe(500);
  expect(sockets).toHaveLength(2);
});

test('each failed try waits twice as long, up to a quarter of a minute; a network that is back is tried at once', async () => {
  const { last, wait, stream, sockets, timers } = await opened();
  const waits = [];
  for (let i = 0; i < 7; i++) {
    last().ends(1006);
    await turn();
    waits.push(await wait());
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  last().ends(1006);
  await turn();
  stream.hurry();
  await turn();
  expect(sockets).toHaveLength(9);
  expect([...timers].map(({ ms }) => ms)).toEqual([BEAT_MS]);
});

test('a session that ended is renewed, and the stream ends where it cannot be', async () => {
  const renewed = await opened();
  renewed.last().ends(CLOSE_CODES.session);
  await turn();
  await renewed.wait();
  expect([renewed.seen.renewed, renewed.sockets.length]).toEqual([1, 2]);
  const over = await opened({ renews: false });
  over.last().ends(CLOSE_CODES.session);
  await turn();
  expect([over.stream.state, over.timers.size, over.sockets.length]).toEqual(['ended', 0, 1]);
});

test('disposed, it closes its connection and makes no other', async () => {
  const { stream, last, timers, sockets } = await opened();
  last().says(welcome(0));
  stream[Symbol.dispose]();
  last().ends(1000);
  await turn();
  expect([last().closed, timers.size, sockets.length, stream.state]).toEqual([true, 0, 1, 'ended']);
});
