import type { WakeOutcome } from '@wpm/contract';
import { ManualClock, silentLog } from '@wpm/kernel';
import type { RegistrationChange } from '@wpm/sip';
import type { AccountRow, CallWakeRow, PushSubscriptionRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { ANNA } from '../telephony/call-router.fixture.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import { Waker, type WakerDeps } from './waker.ts';

const AOR = aorOf(ANNA);
const CALL = { callId: 'call-1', caller: { number: '+48600100200', name: 'Katarzyna' } };
const DEVICE: PushSubscriptionRow = {
  sessionId: 'session',
  tenantId: ANNA.tenantId,
  accountId: ANNA.id,
  endpoint: 'https://push.example/1',
  p256dh: '',
  auth: '',
};

/** A waker over a registrar, push service and ledger of the test's own. */
async function setUp({ devices = [DEVICE], accepts = true, accepted = Promise.resolve() } = {}) {
  const clock = new ManualClock();
  const ledger = new Map<string, CallWakeRow>();
  const sent: string[] = [];
  let isThere = false;
  const hearing = new Set<(change: RegistrationChange) => void>();
  const deps: WakerDeps = {
    store: {
      pushSubscriptions: {
        of: async () => devices,
        accounts: async () => devices.map(({ accountId }) => accountId),
      } as unknown as WakerDeps['store']['pushSubscriptions'],
      callWakes: {
        write: async (row) => void ledger.set(row.id, row),
        forget: async () => {},
        ofCall: async () => [],
      },
    },
    sender: {
      send: async (_, message) => {
        if (message.kind === 'call') await accepted;
        sent.push(message.kind === 'over' ? `over ${message.outcome}` : message.kind);
        return accepts ? { status: 201, error: null } : { status: 500, error: 'answered 500' };
      },
    },
    registrar: {
      bindings: () => (isThere ? [{} as never] : []),
      onChange: (handler) => {
        hearing.add(handler);
        return { [Symbol.dispose]: () => void hearing.delete(handler) };
      },
    },
    clock,
    now: () => new Date(clock.now()),
    newId: () => `wake-${ledger.size + 1}`,
    log: silentLog,
  };
  const waker = await Waker.open(deps);
  const turned: string[] = [];
  waker.onTurned((aor) => turned.push(aor));
  return {
    waker,
    clock,
    sent,
    turned,
    ledger,
    register: () => {
      isThere = true;
      for (const tell of hearing) tell({ aor: AOR, bindings: [{} as never] });
    },
    wake: (account: AccountRow = ANNA) => {
      const seen: { outcome?: WakeOutcome } = {};
      const done = waker.wake(account, CALL).then((outcome) => (seen.outcome = outcome));
      return { seen, done, pushed: () => new Promise(setImmediate) };
    },
  };
}

test('who has a phone is not woken; who has no device to be woken cannot be', async () => {
  const there = await setUp();
  there.register();
  expect(await there.wake().done).toBe('registered');
  const none = await setUp({ devices: [] });
  expect(await none.wake().done).toBe('unreachable');
  expect([...there.sent, ...none.sent]).toEqual([]);
});

test('a device that woke and whose phone registered has the call, and each step its time', async () => {
  const { waker, clock, register, wake, sent, ledger } = await setUp();
  const waking = wake();
  await waking.pushed();
  clock.advance(7_000);
  expect(waker.woken('wake-1')).toBe(true);
  // It rings its user from now on, longer than it may take to wake.
  clock.advance(20_000);
  expect(waking.seen.outcome).toBeUndefined();
  register();
  expect(await waking.done).toBe('registered');
  await waking.pushed();
  const [row] = ledger.values();
  expect(row).toMatchObject({ callId: 'call-1', accountId: ANNA.id, outcome: 'registered' });
  expect([row?.pushedAt, row?.acceptedAt, row?.wokeAt, row?.registeredAt].map((at) => at?.getTime())).toEqual([
    0, 0, 7_000, 27_000,
  ]);
  // The user's other devices ring no longer.
  expect(sent).toEqual(['call', 'over registered']);
});

test('a device that does not wake in 8 s is taken for lost until its phone registers, and told that the call is over', async () => {
  const { waker, clock, register, wake, sent, turned } = await setUp();
  const waking = wake();
  await waking.pushed();
  clock.advance(7_999);
  expect(waking.seen.outcome).toBeUndefined();
  expect(waker.canWake(ANNA.id, AOR)).toBe(true);
  clock.advance(1);
  expect(await waking.done).toBe('unreachable');
  expect(waker.canWake(ANNA.id, AOR)).toBe(false);
  expect(turned).toEqual([AOR]);
  expect(sent).toEqual(['call', 'over unreachable']);
  expect(waker.woken('wake-1')).toBe(false);
  register();
  expect(waker.canWake(ANNA.id, AOR)).toBe(true);
});

test('where no push service takes the message nobody is waited for', async () => {
  const { wake } = await setUp({ accepts: false });
  expect(await wake().done).toBe('unreachable');
});

test('who declines in the notification is not waited for, and is not lost', async () => {
  const { waker, wake, sent } = await setUp({ devices: [DEVICE, DEVICE] });
  const waking = wake();
  await waking.pushed();
  expect(waker.declined('wake-1')).toBe(true);
  expect(await waking.done).toBe('declined');
  expect(sent).toEqual(['call', 'call', 'over declined', 'over declined']);
  expect(waker.canWake(ANNA.id, AOR)).toBe(true);
  expect(waker.declined('wake-1')).toBe(false);
});

test('a caller hears that it rings once a device does, and when they give up nobody is woken any more', async () => {
  const { waker, wake, sent } = await setUp();
  const heard: string[] = [];
  const gone = new AbortController();
  using _ = waker.waits(CALL.callId, { rings: () => heard.push('rings'), gone: gone.signal });
  const waking = wake();
  await waking.pushed();
  expect(heard).toEqual([]);
  waker.woken('wake-1');
  waker.woken('wake-1');
  expect(heard).toEqual(['rings']);
  gone.abort();
  expect(await waking.done).toBe('gone');
  expect(sent).toEqual(['call', 'over gone']);
});

test('who registers before a push service has taken the call is told that it is over after that, never before', async () => {
  const slow = Promise.withResolvers<void>();
  const { wake, register, sent } = await setUp({ accepted: slow.promise });
  const waking = wake();
  await waking.pushed();
  register();
  expect(await waking.done).toBe('registered');
  expect(sent).toEqual([]);
  slow.resolve();
  await waking.pushed();
  expect(sent).toEqual(['call', 'over registered']);
});

test('when a call is over its agents are free at once', async () => {
  const { waker, wake } = await setUp();
  const waking = wake();
  await waking.pushed();
  waker.callOver('another');
  expect(waking.seen.outcome).toBeUndefined();
  waker.callOver(CALL.callId);
  expect(await waking.done).toBe('gone');
});
