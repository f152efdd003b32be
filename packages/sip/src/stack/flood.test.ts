import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Limits, reply } from '../index.ts';
import { FedStack, TRUNK } from '../testing/fed-stack.ts';

const flooded = (limits: Partial<Limits>): FedStack => new FedStack({ limits });
const MIB = 1024 * 1024;
/** Messages by the ten thousand, on machines that have other things to do. */
const LONG = { timeout: 60_000 };

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapAfterGarbage(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** `count` INVITEs, each from one of a thousand addresses. */
function flood(live: FedStack, count: number, name: string): void {
  for (let n = 0; n < count; n++) live.send({ address: `10.0.${n % 250}.${n % 4}`, port: 5060 }, `${name}-${n}`);
}

test(
  'INVITEs at ten times capacity cost no more memory than at capacity, and a trunk still gets through',
  LONG,
  async () => {
    const live = await flooded({ transactions: 2_000, messageBurst: 1_000_000 }).open(() => {});
    flood(live, 2_000, 'capacity');
    expect(live.stack.transactions).toBe(1_500);
    const atCapacity = heapAfterGarbage();
    live.answered.length = 0;
    flood(live, 20_000, 'flood');
    expect([...new Set(live.answered)]).toEqual([503]);
    live.answered.length = 0;
    expect(live.stack.transactions).toBe(1_500);
    expect(heapAfterGarbage() - atCapacity).toBeLessThan(4 * MIB);
    live.send(TRUNK, 'a-call');
    expect([live.stack.transactions, live.stack.counters.limited.transactions]).toEqual([1_501, 20_500]);
  },
);

test('unanswered requests are limited by their bytes, too', LONG, async () => {
  const live = await flooded({ transactionBytes: 100_000, messageBurst: 1_000_000 }).open(() => {});
  flood(live, 4_000, 'flood');
  const { transactionBytes, transactions } = live.stack.counters.now;
  expect(transactionBytes).toBeLessThanOrEqual(100_000);
  expect(transactionBytes).toBeGreaterThan(99_000);
  live.clock.advance(1);
  expect(live.answered.filter((status) => status === 503)).toHaveLength(4_000 - transactions);
});

test('what one source sends over its rate is dropped unread; others, and those we trust, are served', async () => {
  const seen: string[] = [];
  const live = await flooded({ messagesPerSecond: 10, messageBurst: 50 }).open(({ flow }) => {
    seen.push(flow.remote.address);
  });
  for (let n = 0; n < 500; n++) live.send({ address: '10.0.0.1', port: 5060 }, `flood-${n}`);
  for (let n = 0; n < 500; n++) live.send(TRUNK, `trunk-${n}`);
  live.send({ address: '10.0.0.2', port: 5060 }, 'other');
  const of = (address: string) => seen.filter((each) => each === address).length;
  expect([of('10.0.0.1'), of('10.0.0.2'), of(TRUNK.address)]).toEqual([50, 1, 500]);
  expect(live.answered).toEqual([]);
  expect(live.stack.counters).toMatchObject({ received: { udp: 1_001 }, limited: { messages: 450 } });
});

test(
  'an answered transaction is light: 10,000 refused INVITEs hold less than 4 KiB each, and no request',
  LONG,
  async () => {
    const live = await flooded({ messageBurst: 1_000_000 }).open((incoming) => {
      incoming.respond(reply(incoming.request, 486));
    });
    flood(live, 1_000, 'warm');
    live.clock.advance(64_000);
    const before = heapAfterGarbage();
    flood(live, 10_000, 'call');
    expect([live.stack.transactions, live.stack.counters.now.transactionBytes]).toEqual([10_000, 0]);
    live.answered.length = 0;
    const each = (heapAfterGarbage() - before) / 10_000;
    expect(each).toBeLessThan(4_096);
    live.clock.advance(64_000);
    expect(live.stack.transactions).toBe(0);
  },
);

test('strangers share one rate, however many they are; who is known is served as if there were no flood', async () => {
  const seen: string[] = [];
  const KNOWN = '10.9.9.9';
  const live = await flooded({
    strangersPerSecond: 100,
    known: ({ remote }) => remote.address === KNOWN,
    trusted: () => false,
  }).open(({ flow }) => {
    seen.push(flow.remote.address);
  });
  flood(live, 5_000, 'flood');
  for (let n = 0; n < 500; n++) live.send({ address: KNOWN, port: 5060 }, `known-${n}`);
  const known = seen.filter((each) => each === KNOWN);
  expect([seen.length - known.length, known.length]).toEqual([100, 500]);
  expect(live.stack.counters.limited).toMatchObject({ messages: 4_900, strangers: 4_900 });
});

test('an honest newcomer gets in while strangers flood from addresses that are not new any more', async () => {
  const seen = new Set<string>();
  const live = await flooded({ strangersPerSecond: 100 }).open(({ flow }) => {
    seen.add(flow.remote.address);
  });
  const second = (name: string) => {
    for (let n = 0; n < 2_000; n++) live.send({ address: `10.0.0.${n % 10}`, port: 5060 }, `${name}-${n}`);
    live.clock.advance(1_000);
  };
  for (let n = 0; n < 10; n++) second(`flood-${n}`);
  for (let n = 0; n < 2_000; n++) live.send({ address: `10.0.0.${n % 10}`, port: 5060 }, `more-${n}`);
  live.send({ address: '192.0.2.77', port: 5060 }, 'newcomer');
  expect(seen).toContain('192.0.2.77');
});

test('refusals nothing is kept of leave nothing behind: not a transaction, not a byte', LONG, async () => {
  const live = await flooded({ messageBurst: 1_000_000 }).open((incoming) => {
    incoming.respondStateless(reply(incoming.request, 401));
  });
  flood(live, 1_000, 'warm');
  live.clock.advance(64_000);
  live.answered.length = 0;
  const before = heapAfterGarbage();
  flood(live, 20_000, 'flood');
  expect([live.answered.length, live.stack.transactions]).toEqual([20_000, 0]);
  live.answered.length = 0;
  // The test's clock keeps a timer that was taken back until its time has come.
  live.clock.advance(64_000);
  expect(heapAfterGarbage() - before).toBeLessThan(MIB);
});
