import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveStack } from '../testing/live-stack.ts';
import { RawPeer } from '../testing/raw-peer.ts';
import { INVALID } from '../testing/torture-4475-invalid.ts';
import { VALID } from '../testing/torture-4475-valid.ts';
import { IPV6 } from '../testing/torture-5118.ts';
import type { Outcome, Torture } from '../testing/torture.ts';

let live: LiveStack;
let peer: RawPeer;
/** Statuses the stack sent but to the control request. */
let sent: number[];

beforeEach(async () => {
  sent = [];
  live = await LiveStack.open({
    trace: ({ direction, text }) => {
      const status = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1]);
      if (direction === 'out' && !/^Call-ID: control-/m.test(text)) sent.push(status);
    },
  });
  peer = await RawPeer.open();
});

afterEach(async () => {
  await live[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

async function outcomeOf({ message }: Torture): Promise<Outcome> {
  peer.send(message, live.endpoint);
  await live.settled(peer);
  const [status] = sent;
  if (live.seen.length === 1 && status === undefined) return 'accepted';
  if (status !== undefined && live.seen.length === 0) return status;
  return live.stack.counters.malformed > 0 ? 'dropped' : 'stray';
}

const count = (under: string, last: number) => Array.from({ length: last }, (_, n) => `${under}.${n + 1}`);

const titled = (torture: Torture) => [`§${torture.section} ${torture.name}: ${torture.outcome}`, torture] as const;

describe('messages after RFC 4475, over a stack', () => {
  test.each([...VALID, ...INVALID].map(titled))('%s', async (_, torture) => {
    expect(await outcomeOf(torture)).toBe(torture.outcome);
    expect(live.stack.transactions).toBe(torture.outcome === 'accepted' ? 2 : 1);
  });

  test('every section has its message', () => {
    const sections = new Set([...VALID, ...INVALID].map(({ section }) => section));
    expect([...sections].toSorted()).toEqual(
      [...count('3.1.1', 13), ...count('3.1.2', 19), '3.2.1', ...count('3.3', 15), '3.4.1'].toSorted(),
    );
  });
});

describe('messages after RFC 5118, over a stack', () => {
  test.each(IPV6.map(titled))('%s', async (_, torture) => {
    expect(await outcomeOf(torture)).toBe(torture.outcome);
  });

  test('every section has its message', () => {
    expect(new Set(IPV6.map(({ section }) => section)).size).toBe(10);
  });
});
