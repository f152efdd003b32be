import { afterEach, beforeEach, expect, test } from 'vitest';
import { type IncomingRequest, type Limits, reply } from '../index.ts';
import { LiveStack, written } from '../testing/live-stack.ts';
import { RawPeer } from '../testing/raw-peer.ts';
import { until } from '../testing/until.ts';

const WAITING = new Set(['REGISTER', 'SUBSCRIBE', 'PUBLISH']);

let peer: RawPeer;

beforeEach(async () => {
  peer = await RawPeer.open();
});

afterEach(() => peer[Symbol.asyncDispose]());

/** A stack whose REGISTERs are under way until the test says that they are done. */
class Registering implements AsyncDisposable {
  readonly live: LiveStack;
  readonly #underWay: (() => void)[] = [];

  private constructor(live: LiveStack) {
    this.live = live;
    live.answer = (incoming) => (WAITING.has(incoming.request.method) ? this.#deal(incoming) : undefined);
  }

  static async open(limits: Partial<Limits>): Promise<Registering> {
    return new Registering(await LiveStack.open({ limits }));
  }

  /** Call-IDs of what the transaction user got. */
  get seen(): readonly (string | undefined)[] {
    return this.live.requests.map(({ headers }) => headers.get('Call-ID'));
  }

  say(id: string, method = 'REGISTER'): void {
    peer.send(written(peer.local, { method, branch: id, callId: id }), this.live.endpoint);
  }

  /** What came back for all that was sent. */
  settled(): Promise<string[]> {
    return this.live.settled(peer);
  }

  /** The one that is under way longest is done with. */
  done(): void {
    this.#underWay.shift()?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.live[Symbol.asyncDispose]();
  }

  async #deal({ request, respond }: IncomingRequest): Promise<void> {
    await new Promise<void>((resolve) => this.#underWay.push(resolve));
    respond(reply(request, 200));
  }
}

test('few REGISTERs are under way at a time; an INVITE passes those that wait, and each is judged once, whatever copies come', async () => {
  await using stage = await Registering.open({ registersAtOnce: 2 });
  for (const id of ['a', 'b', 'c', 'd']) stage.say(id);
  for (const id of ['a', 'd', 'c', 'c']) stage.say(id);
  stage.say('call', 'INVITE');
  expect(await stage.settled()).toEqual([]);
  // The copy of the first waits with them; it is known when its turn comes.
  expect([stage.seen, stage.live.stack.counters.now.registersWaiting]).toEqual([['a', 'b', 'call'], 3]);
  stage.done();
  await until(() => stage.seen.length === 4);
  stage.done();
  await until(() => stage.seen.length === 5);
  stage.done();
  stage.done();
  const answered = new Set<string | undefined>();
  while (answered.size < 4) answered.add((await peer.next()).headers.get('Call-ID'));
  expect(answered).toEqual(new Set(['a', 'b', 'c', 'd']));
  expect([stage.seen, stage.live.stack.counters.now.registersWaiting]).toEqual([['a', 'b', 'call', 'c', 'd'], 0]);
});

test('subscriptions and publications wait with registrations; what belongs to a call and what costs nothing does not', async () => {
  await using stage = await Registering.open({ registersAtOnce: 1 });
  stage.say('inside');
  for (const method of ['SUBSCRIBE', 'PUBLISH', 'SUBSCRIBE']) stage.say(method, method);
  for (const method of ['INVITE', 'BYE', 'OPTIONS', 'NOTIFY', 'INFO', 'SUBSCRIBERS']) stage.say(method, method);
  expect(await stage.settled()).toEqual([]);
  const passed = ['inside', 'INVITE', 'BYE', 'OPTIONS', 'NOTIFY', 'INFO', 'SUBSCRIBERS'];
  // A copy of a SUBSCRIBE that waits is one too many.
  expect([stage.seen, stage.live.stack.counters.now.registersWaiting]).toEqual([passed, 2]);
  stage.done();
  await until(() => stage.seen.length === 8);
  stage.done();
  await until(() => stage.seen.length === 9);
  stage.done();
  expect(stage.seen.slice(7)).toEqual(['SUBSCRIBE', 'PUBLISH']);
  expect(stage.live.stack.counters.now.registersWaiting).toBe(0);
});

test('who finds no place to wait is told to come back, not all at the same time; who is being dealt with is not sent away', async () => {
  await using stage = await Registering.open({ registersAtOnce: 1, registersWaiting: 1 });
  for (const id of ['inside', 'waiting', 'inside', 'waiting']) stage.say(id);
  expect(await stage.settled()).toEqual([]);
  const times = new Set<number>();
  for (let index = 0; index < 12; index++) {
    stage.say(`late${index}`);
    const text = await peer.nextText();
    expect(text).toMatch(/^SIP\/2\.0 503 /);
    times.add(Number(/Retry-After: (\d+)/.exec(text)?.[1]));
  }
  expect([Math.min(...times) >= 5, Math.max(...times) <= 20, times.size > 1]).toEqual([true, true, true]);
  expect([stage.seen, stage.live.stack.counters.limited.registers]).toEqual([['inside'], 12]);
});

test('a phone that has given up meanwhile is not judged any more', async () => {
  await using stage = await Registering.open({ registersAtOnce: 1 });
  stage.say('inside');
  stage.say('impatient');
  expect(await stage.settled()).toEqual([]);
  stage.live.clock.advance(31_000);
  stage.say('later');
  expect(await stage.settled()).toEqual([]);
  stage.live.clock.advance(1_000);
  stage.done();
  await until(() => stage.seen.length === 2);
  expect(stage.seen).toEqual(['inside', 'later']);
});

test('one that fails gives its place to the next', async () => {
  await using live = await LiveStack.open({ limits: { registersAtOnce: 1 } });
  live.answer = () => Promise.reject(new Error('a fault'));
  for (const id of ['a', 'b', 'c']) {
    peer.send(written(peer.local, { method: 'REGISTER', branch: id, callId: id }), live.endpoint);
  }
  await until(() => live.seen.length === 3);
});
