import { describe, expect, test } from 'vitest';
import { AOR, setUp } from './registrar.fixture.ts';

describe('over a restart', () => {
  const overUdp = { callId: 'udp', transport: 'udp', flowId: 'u', expires: '60' } as const;
  const overSocket = { callId: 'ws', transport: 'wss', flowId: 'w', expires: '60' } as const;

  /** Registers over both, and gives what is on disk, as JSON, to a new registrar. */
  function restarted() {
    const before = setUp();
    before.register('<sip:a@udp>', overUdp);
    before.register('<sip:a@ws>', overSocket);
    const after = setUp();
    after.registrar.restore(AOR, JSON.parse(JSON.stringify(before.registrar.stored(AOR))));
    return after;
  }

  test('what came by UDP is reachable at once, what came by a connection is expected back', () => {
    const { registrar, register, contacts, changes } = restarted();
    expect([contacts(), registrar.isExpectedBack(AOR), registrar.size]).toEqual([['sip:a@udp'], true, 1]);
    register('<sip:a@ws>', { ...overSocket, number: 9, flowId: 'w2' });
    expect([contacts(), registrar.isExpectedBack(AOR)]).toEqual([['sip:a@udp', 'sip:a@ws'], false]);
    expect(changes.at(-1)?.bindings).toHaveLength(2);
  });

  test('a request older than what is known is still out of order', () => {
    expect(restarted().register('<sip:a@udp>', { ...overUdp, number: 1 }).status).toBe(500);
  });

  test('what does not come back is forgotten when its time is over', () => {
    const { clock, registrar } = restarted();
    clock.advance(60_000);
    expect([registrar.size, registrar.isExpectedBack(AOR), clock.pending]).toEqual([0, false, 0]);
  });

  test('what was over meanwhile does not come back', () => {
    const { registrar, register } = setUp();
    register('<sip:a@udp>', overUdp);
    const after = setUp();
    after.clock.advance(60_000);
    after.registrar.restore(AOR, registrar.stored(AOR));
    expect(after.registrar.size).toBe(0);
  });
});
