import { type Fields, type Log, silentLog } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { type Flow, type SipStackOptions, reply, toOf, userOf } from '../index.ts';
import { FedStack, TRUNK } from '../testing/fed-stack.ts';
import { type Written, written } from '../testing/live-stack.ts';

const TICK_MS = 100;

const invite = (id: string, more: Written): string => written(TRUNK, { branch: id, callId: id, ...more });
const isTrunk = ({ remote }: Pick<Flow, 'remote'>): boolean => remote.address === TRUNK.address;
const statusOf = (answer: string): string => answer.slice('SIP/2.0 '.length, 'SIP/2.0 200'.length);

/** A stack that answers every call it takes with 486, and what it took and said. */
class LoadedStack {
  readonly taken: string[] = [];
  readonly answers: string[] = [];
  readonly said: [event: string, fields: Fields | undefined][] = [];
  readonly fed: FedStack;
  #calls = 0;

  private constructor(options: Partial<SipStackOptions>) {
    const note = (event: string, fields?: Fields): void => void this.said.push([event, fields]);
    const log: Log = { ...silentLog, warn: note, info: note };
    this.fed = new FedStack({ log, ...options });
    this.fed.onAnswer = (text) => void this.answers.push(text);
  }

  static async open(options: Partial<SipStackOptions> = {}): Promise<LoadedStack> {
    const loaded = new LoadedStack(options);
    await loaded.fed.open((incoming) => {
      loaded.taken.push(incoming.request.headers.get('Call-ID') ?? '');
      incoming.respond(reply(incoming.request, 486));
    });
    return loaded;
  }

  /** Ticks in each of which so many calls come; everything waits for so long until it is read. */
  pass({ ticks, calls, waitMs }: { readonly ticks: number; readonly calls: number; readonly waitMs: number }): void {
    for (let tick = 0; tick < ticks; tick++) {
      for (let call = 0; call < calls; call++) this.fed.send(TRUNK, `call-${++this.#calls}`);
      const came = this.fed.readProbe;
      if (waitMs < TICK_MS) {
        this.fed.clock.advance(waitMs);
        came?.();
      }
      this.fed.clock.advance(waitMs < TICK_MS ? TICK_MS - waitMs : TICK_MS);
    }
  }

  /** Its event loop is far behind, and calls come by the dozen. */
  overload(): void {
    this.pass({ ticks: 10, calls: 10, waitMs: 5 });
    this.pass({ ticks: 200, calls: 10, waitMs: 5_000 });
    this.taken.length = 0;
    this.fed.answered.length = 0;
    this.answers.length = 0;
  }

  /** How a message that comes now is answered. */
  answerTo(text: string): string {
    this.fed.read(TRUNK, text);
    return this.answers.at(-1) ?? '';
  }
}

test('as long as what comes is read in time every call is taken, and nothing is measured when none come', async () => {
  const loaded = await LoadedStack.open();
  loaded.pass({ ticks: 100, calls: 50, waitMs: 20 });
  expect([loaded.taken.length, loaded.fed.stack.counters.limited.calls, loaded.said]).toEqual([5_000, 0, []]);
  // The probe that is under way is the last.
  loaded.pass({ ticks: 600, calls: 0, waitMs: 20 });
  expect(loaded.fed.clock.pending).toBe(0);
});

test('where what comes waits, new calls are refused at once with 503 in words, and nothing is kept of them', async () => {
  const loaded = await LoadedStack.open();
  loaded.overload();
  loaded.pass({ ticks: 100, calls: 10, waitMs: 5_000 });
  const refused = loaded.answers.filter((each) => each.startsWith('SIP/2.0 503 '));
  expect(refused).toHaveLength(980);
  expect(loaded.taken).toHaveLength(20);
  expect(refused[0]).toMatch(/^Warning: 399 .*more calls than can be set up/m);
  // By this a carrier would send nothing at all for so long.
  expect(refused[0]).not.toMatch(/^Retry-After/m);
  expect(loaded.fed.stack.counters.limited.calls).toBeGreaterThan(980);
  expect(loaded.said.map(([event]) => event)).toEqual(['sip.overloaded']);
});

test('a copy of a refused call is refused, though others are taken again', async () => {
  const loaded = await LoadedStack.open();
  loaded.overload();
  // What there is room for now.
  for (let call = 0; call < 3; call++) loaded.fed.send(TRUNK, `first-${call}`);
  loaded.fed.send(TRUNK, 'refused');
  expect(loaded.fed.answered.at(-1)).toBe(503);
  loaded.fed.readProbe?.();
  loaded.pass({ ticks: 200, calls: 0, waitMs: 5 });
  expect(loaded.said.map(([event]) => event)).toEqual(['sip.overloaded', 'sip.overload-over']);
  loaded.fed.send(TRUNK, 'refused');
  loaded.fed.send(TRUNK, 'another');
  expect(loaded.fed.answered.slice(-2)).toEqual([503, 486]);
});

test('strangers are refused before anybody who is known, and take nothing of what those may have', async () => {
  const loaded = await LoadedStack.open({ limits: { known: isTrunk, strangersPerSecond: 1_000_000 } });
  loaded.overload();
  for (let stranger = 0; stranger < 500; stranger++) {
    loaded.fed.send({ address: `10.0.${stranger % 250}.1`, port: 5060 }, `stranger-${stranger}`);
  }
  expect(new Set(loaded.fed.answered)).toEqual(new Set([503]));
  loaded.fed.clock.advance(1_000);
  loaded.fed.send(TRUNK, 'known');
  expect(loaded.taken).toEqual(['known']);
});

test('what belongs to calls that stand is read whatever there is to do, and so are calls that are urgent', async () => {
  const loaded = await LoadedStack.open({ isUrgent: (request) => userOf(toOf(request).uri) === '112' });
  loaded.overload();
  for (let call = 0; call < 3; call++) loaded.fed.send(TRUNK, `first-${call}`);
  expect(statusOf(loaded.answerTo(invite('new', {})))).toBe('503');
  expect(statusOf(loaded.answerTo(invite('within', { to: '<sip:600@h>;tag=ours' })))).toBe('486');
  expect(statusOf(loaded.answerTo(invite('help', { to: '<sip:112@h>' })))).toBe('486');
  expect(statusOf(loaded.answerTo(invite('asked', { method: 'OPTIONS' })))).toBe('486');
});

test('where a datagram to ourselves never comes back nothing is known, and every call is taken', async () => {
  const loaded = await LoadedStack.open();
  loaded.pass({ ticks: 100, calls: 10, waitMs: 5_000 });
  expect(loaded.fed.stack.counters.limited.calls).toBe(0);
});
