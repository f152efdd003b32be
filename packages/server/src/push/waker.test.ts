import type { OfferRecord } from '@wpm/calls';
import type { WakeOutcome } from '@wpm/contract';
import { ManualClock, silentLog } from '@wpm/kernel';
import type { RegistrationChange } from '@wpm/sip';
import type { AccountRow, CallWakeRow, PushSubscriptionRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { ANNA } from '../telephony/call-router.fixture.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import { type WakeHow, Waker, type WakerDeps } from './waker.ts';

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
  let contacts: readonly string[] = [];
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
        const taken = message.kind === 'over' && message.taken ? ' taken' : '';
        sent.push(message.kind === 'over' ? `over ${message.outcome}${taken}` : message.kind);
        return accepts ? { status: 201, error: null } : { status: 500, error: 'answered 500' };
      },
    },
    registrar: {
      bindings: () => bindings(),
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
  const bindings = () => contacts.map((contact) => ({ contact }) as never);
  const waker = await Waker.open(deps);
  const turned: string[] = [];
  waker.onTurned((aor) => turned.push(aor));
  return {
    waker,
    clock,
    sent,
    turned,
    ledger,
    register: (...at: readonly string[]) => {
      contacts = at.length > 0 ? at : ['sip:anna@phone'];
      for (const tell of hearing) tell({ aor: AOR, bindings: bindings() });
    },
    wake: (how: WakeHow = {}, account: AccountRow = ANNA) => {
      const seen: { outcome?: WakeOutcome } = {};
      const done = waker.wake(account, CALL, how).then((outcome) => (seen.outcome = outcome));
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

test('a device that woke rings as long as it is to, and who lets it ring did not answer: that is no device that is lost', async () => {
  const { waker, clock, wake, sent, turned, ledger } = await setUp();
  let rung = 0;
  const waking = wake({ ringMs: 15_000, onDevice: () => rung++ });
  await waking.pushed();
  clock.advance(5_000);
  expect(rung).toBe(0);
  waker.woken('wake-1');
  waker.woken('wake-1');
  expect(rung).toBe(1);
  clock.advance(14_999);
  expect(waking.seen.outcome).toBeUndefined();
  clock.advance(1);
  expect(await waking.done).toBe('not-answered');
  expect([waker.canWake(ANNA.id, AOR), turned]).toEqual([true, []]);
  await waking.pushed();
  expect(sent).toEqual(['call', 'over unreachable']);
  expect([...ledger.values()]).toMatchObject([{ outcome: 'not-answered', registeredAt: null }]);
});

test('beside a phone that says nothing a device is woken, and only a phone that comes anew is one', async () => {
  const { wake, register, sent } = await setUp();
  register('sip:anna@half-open', 'sip:anna@desk');
  const waking = wake({ beside: true });
  await waking.pushed();
  expect(sent).toEqual(['call']);
  register('sip:anna@desk');
  await waking.pushed();
  expect(waking.seen.outcome).toBeUndefined();
  register('sip:anna@desk', 'sip:anna@anew');
  expect(await waking.done).toBe('registered');
});

test('a phone without a device to be woken beside it is none that is lost', async () => {
  const { wake, register, waker, sent } = await setUp({ devices: [] });
  register();
  expect(await wake({ beside: true }).done).toBe('unreachable');
  expect([sent, waker.canWake(ANNA.id, AOR)]).toEqual([[], false]);
});

const line = (about: Partial<OfferRecord>): OfferRecord => ({
  number: 1,
  accountId: ANNA.id,
  why: { by: 'ring-all', tier: 1, candidates: 2, waitedMs: 0 },
  chosenAt: 0,
  rangAt: null,
  endedAt: null,
  outcome: null,
  ...about,
});

test('who is offered a call no more is not woken for it, and told where somebody else took it', async () => {
  const { waker, wake, sent } = await setUp();
  const first = wake();
  await first.pushed();
  waker.offersAre(CALL.callId, [line({ outcome: 'rejected' }), line({ number: 2 }), line({ accountId: 'jan' })]);
  waker.offersAre('another', [line({ outcome: 'taken' })]);
  expect(first.seen.outcome).toBeUndefined();
  waker.offersAre(CALL.callId, [line({ outcome: 'taken' })]);
  expect(await first.done).toBe('gone');
  const second = wake();
  await second.pushed();
  waker.offersAre(CALL.callId, [line({ outcome: 'withdrawn' })]);
  expect(await second.done).toBe('gone');
  await second.pushed();
  expect(sent).toEqual(['call', 'over gone taken', 'call', 'over gone']);
});

test('who is woken beside a phone that rings after all is not woken any more', async () => {
  const { waker, wake, register } = await setUp();
  register();
  const waking = wake({ beside: true });
  await waking.pushed();
  waker.offersAre(CALL.callId, [line({ rangAt: 2_000 })]);
  expect(await waking.done).toBe('registered');
});
