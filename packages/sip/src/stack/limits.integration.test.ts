import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../index.ts';
import { LiveStack, written } from '../testing/live-stack.ts';
import { RawConnection } from '../testing/raw-connection.ts';
import { until } from '../testing/until.ts';

const ANY_PORT: Endpoint = { address: '127.0.0.1', port: 0 };

const overTcp = (text: string) => text.replace('SIP/2.0/UDP', 'SIP/2.0/TCP');

describe('limits', () => {
  test('connections of one source are limited; trusted ones are not', async () => {
    for (const [trusted, taken] of [
      [false, 2],
      [true, 4],
    ] as const) {
      await using few = await LiveStack.open({ limits: { connectionsPerSource: 2, trusted: () => trusted } });
      const there = await few.stack.listenTcp(ANY_PORT);
      const connections = await Promise.all(Array.from({ length: 4 }, () => RawConnection.open(there)));
      await until(() => few.stack.counters.now.connections + few.stack.counters.limited.connections === 4);
      expect(few.stack.counters.now.connections).toBe(taken);
      await Promise.all(connections.map((each) => each[Symbol.asyncDispose]()));
      await until(() => few.stack.counters.now.connections === 0);
    }
  });

  test('unfinished messages of all connections together are limited', async () => {
    await using few = await LiveStack.open({ limits: { bufferedBytes: 50_000 } });
    const there = await few.stack.listenTcp(ANY_PORT);
    const connections = await Promise.all(Array.from({ length: 10 }, () => RawConnection.open(there)));
    for (const connection of connections) connection.send('x'.repeat(10_000));
    const left = () => few.stack.counters.now;
    await until(() => left().connections === 5 && left().bufferedBytes === 50_000);
    await new Promise((resolve) => void setTimeout(resolve, 20));
    expect(left()).toMatchObject({ connections: 5, bufferedBytes: 50_000 });
    await Promise.all(connections.map((each) => each[Symbol.asyncDispose]()));
  });

  test('a connection that brings too many messages is closed', async () => {
    await using few = await LiveStack.open({ limits: { messagesPerSecond: 1, messageBurst: 3 } });
    const there = await few.stack.listenTcp(ANY_PORT);
    await using flood = await RawConnection.open(there);
    for (let n = 0; n < 10; n++) flood.send(overTcp(written(flood.local, { branch: `${n}`, callId: `${n}` })));
    await flood.closed;
    expect([few.seen.length, few.stack.counters.limited.messages]).toEqual([3, 1]);
  });
});
