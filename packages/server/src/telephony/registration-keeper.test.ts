import { ManualClock, silentLog } from '@wpm/kernel';
import { type Flow, Registrar, makeRequest } from '@wpm/sip';
import type { RegistrationRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { RegistrationKeeper } from './registration-keeper.ts';
import { arePhones } from './stored-binding.ts';

const OPTIONS = { log: silentLog, maxBindings: 4, minExpires: 30, maxExpires: 300, defaultExpires: 120 };

const flow = (transport: Flow['transport']): Flow => ({
  id: `${transport} 1`,
  transport,
  open: true,
  remote: { address: '192.0.2.7', port: 5062 },
  local: { address: '192.0.2.1', port: 5060 },
});

/** The table, and when its writes come back. */
function table() {
  const rows = new Map<string, RegistrationRow['bindings']>();
  const writes: string[][] = [];
  let failing = false;
  let held: PromiseWithResolvers<void> | undefined;
  return {
    rows,
    writes,
    fail: (isAway: boolean) => (failing = isAway),
    hold: () => (held = Promise.withResolvers<void>()),
    living: new Set(['station', 'session']),
    save: async (batch: readonly RegistrationRow[]) => {
      writes.push(batch.map(({ aor }) => aor));
      await held?.promise;
      if (failing) throw new Error('away');
      for (const { aor, bindings } of JSON.parse(JSON.stringify(batch)) as RegistrationRow[]) {
        if (bindings.length > 0) rows.set(aor, bindings);
        else rows.delete(aor);
      }
    },
    all: async () => [...rows].map(([aor, bindings]) => ({ aor, bindings })),
    livingOwners: async function () {
      return this.living;
    },
  };
}

function setUp(registrations = table()) {
  const clock = new ManualClock();
  const registrar = new Registrar({ clock, ...OPTIONS });
  const keeper = new RegistrationKeeper({ registrar, registrations, isOurs: arePhones, clock, log: silentLog });
  const register = (
    user: string,
    { transport = 'udp', owner = 'station' }: { transport?: Flow['transport']; owner?: string } = {},
  ) => {
    const aor = `sip:${user}@demo.local`;
    const party = { uri: aor, params: {} };
    const headers = [['Contact', `<sip:${user}@192.0.2.7>;expires=120`]] as const;
    const line = { method: 'REGISTER', uri: 'sip:demo.local', callId: transport, cseq: clock.now() + 1 };
    const request = makeRequest({ ...line, from: party, to: party, headers });
    registrar.register(aor, { request, flow: flow(transport), place: { owner, kind: owner, room: 1 } });
    return keeper.saved(aor);
  };
  return { clock, registrar, registrations, keeper, register };
}

/** Lets everything go on that waits for no time. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('what registers within one batch is written together, and acknowledged when it is written', async () => {
  const { clock, registrations, register } = setUp();
  const first = register('first');
  clock.advance(0);
  await first;
  const done: string[] = [];
  for (const user of ['a', 'b', 'c']) void register(user).then(() => done.push(user));
  clock.advance(49);
  await settle();
  expect([registrations.writes.length, done]).toEqual([1, []]);
  clock.advance(1);
  await settle();
  expect(registrations.writes.at(-1)).toEqual(['sip:a@demo.local', 'sip:b@demo.local', 'sip:c@demo.local']);
  expect(done).toEqual(['a', 'b', 'c']);
  expect(clock.pending).toBe(1);
});

test('what registers while a batch is being written goes with the next', async () => {
  const { clock, registrations, register } = setUp();
  const gate = registrations.hold();
  const first = register('a');
  clock.advance(0);
  const second = register('b');
  clock.advance(500);
  expect(registrations.writes).toEqual([['sip:a@demo.local']]);
  gate.resolve();
  await first;
  await settle();
  clock.advance(0);
  await second;
  expect(registrations.writes).toEqual([['sip:a@demo.local'], ['sip:b@demo.local']]);
});

test('a database that is away holds a phone up for two seconds, and gets everything when it is back', async () => {
  const { clock, registrations, register } = setUp();
  registrations.fail(true);
  const done: string[] = [];
  void register('a').then(() => done.push('a'));
  clock.advance(0);
  await settle();
  void register('b').then(() => done.push('b'));
  clock.advance(1_999);
  await settle();
  expect(done).toEqual([]);
  clock.advance(1);
  await settle();
  expect(done).toEqual(['a', 'b']);
  registrations.fail(false);
  clock.advance(1_000);
  await settle();
  expect([...registrations.rows.keys()]).toEqual(['sip:a@demo.local', 'sip:b@demo.local']);
});

test('what ends by itself leaves the table too', async () => {
  const { clock, registrar, registrations, register } = setUp();
  const saved = register('a');
  clock.advance(0);
  await saved;
  registrar.removeOwner('station');
  clock.advance(50);
  await settle();
  expect(registrations.rows.size).toBe(0);
});

test('after a restart phones on UDP can be called, phones on connections are expected, and what ended is gone', async () => {
  const before = setUp();
  for (const user of ['udp', 'gone']) void before.register(user, { owner: user === 'gone' ? 'revoked' : 'station' });
  const last = before.register('ws', { transport: 'ws', owner: 'session' });
  before.clock.advance(0);
  await last;
  // The platform stops: its sockets close, which is no sign-off.
  before.keeper[Symbol.dispose]();
  before.registrar.removeFlow(flow('ws'));
  before.registrations.rows.set('sip:odd@demo.local', [{ contact: 7 }]);
  const after = setUp(before.registrations);
  await after.keeper.restore();
  const { registrar } = after;
  const of = (user: string) => [
    registrar.bindings(`sip:${user}@demo.local`).length,
    registrar.isExpectedBack(`sip:${user}@demo.local`),
  ];
  expect([of('udp'), of('ws'), of('gone'), of('odd')]).toEqual([
    [1, false],
    [0, true],
    [0, false],
    [0, false],
  ]);
  after.clock.advance(50);
  await settle();
  expect([...after.registrations.rows.keys()].toSorted()).toEqual(['sip:udp@demo.local', 'sip:ws@demo.local']);
});
