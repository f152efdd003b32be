import type { ChoiceWish, OfferWish, OverflowTo, OverflowWish } from '@wpm/calls';
import type { WakeOutcome } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import type { AccountRow } from '@wpm/store';
import type { WakeHow } from '../push/waker.ts';
import {
  ANNA,
  JAN,
  type Options,
  PIOTR,
  binding,
  directory,
  routerWith,
  trunk,
} from '../telephony/call-router.fixture.ts';
import type { DialAsk } from '../telephony/dial-desk.ts';
import { OutwardRoute } from '../telephony/outward-route.ts';
import { QueueRoutes } from './queue-routes.ts';

const CUSTOMER = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;

type Situation = { readonly mayNot?: boolean };

function overflow(to: OverflowWish['to'], situation: Situation & Options = {}) {
  const { overCap = [], mayNot = false, asked = [], ...options } = situation;
  const outward = new OutwardRoute({
    trunks: { forCall: () => ({ trunks: [trunk('a'), trunk('b'), trunk('c')], none: 'unavailable' }) },
    desk: {
      mayDial: async (ask) => {
        asked.push(ask);
        return mayNot
          ? refuse({ code: 'call/not-permitted', class: 'national-mobile' })
          : ok({ trunkMay: (id) => !overCap.includes(id) });
      },
    },
  });
  const routes = new QueueRoutes({
    directory,
    registrar: { bindings: () => [] },
    outward,
    numbers: { called: async () => undefined },
    waker: { wake: async () => 'unreachable' },
    router: routerWith(options),
  });
  const wish = { callId: 'call-1', tenantId: 'tenant', customer: CUSTOMER, called: '+48221230000', forwardings: [] };
  return routes.routeOverflow({ ...wish, to });
}

const trunksOf = (to: OverflowTo | undefined) =>
  to?.kind === 'ring' ? to.rounds.map(({ targets }) => targets.map(({ peer }) => peer)) : undefined;
const NUMBER = { kind: 'number', number: '500 600 700' } as const;

test('an overflow to a number goes by every trunk that may carry it, one after the other', async () => {
  const to = await overflow(NUMBER, { overCap: ['b'] });
  expect(trunksOf(to)).toEqual([[{ kind: 'trunk', trunkId: 'a' }], [{ kind: 'trunk', trunkId: 'c' }]]);
  expect(to).toMatchObject({ kind: 'ring', party: { kind: 'outside', number: '+48500600700' } });
});

test("it leaves as the campaign: with the number the customer called, and by nobody's permission but the tenant's", async () => {
  const asked: DialAsk[] = [];
  const to = await overflow(NUMBER, { asked });
  expect(asked).toMatchObject([{ callId: 'call-1', tenantId: 'tenant', accountId: null }]);
  expect(to?.kind === 'ring' && to.rounds[0]?.targets[0]).toMatchObject({
    uri: 'sip:+48500600700@127.0.0.1:5070',
    from: { uri: 'sip:+48221230000@demo.local' },
  });
});

test('it goes nowhere where it may not be dialled, or every trunk is at its limit, or it is a call for help', async () => {
  expect(await overflow(NUMBER, { mayNot: true })).toBeUndefined();
  expect(await overflow(NUMBER, { overCap: ['a', 'b', 'c'] })).toBeUndefined();
  expect(await overflow({ kind: 'number', number: '112' })).toBeUndefined();
});

const toUser = (user: AccountRow): OverflowWish['to'] => ({ kind: 'account', accountId: user.id });

test('a user a call overflows to is woken where they have no phone, and rung where they come', async () => {
  const woken: string[] = [];
  const found = await overflow(toUser(PIOTR), { wakes: { [PIOTR.id]: 'registered' }, woken });
  expect(woken).toEqual([PIOTR.id]);
  expect(found).toMatchObject({ kind: 'ring', party: { accountId: PIOTR.id }, rounds: [{ targets: [{}] }] });
});

test('a user who is not to be had is not rung: nobody woke, they declined, they let it ring, they are on break', async () => {
  expect(await overflow(toUser(PIOTR))).toBeUndefined();
  expect(await overflow(toUser(PIOTR), { wakes: { [PIOTR.id]: 'declined' } })).toBeUndefined();
  expect(await overflow(toUser(PIOTR), { wakes: { [PIOTR.id]: 'not-answered' } })).toBeUndefined();
  expect(await overflow(toUser(ANNA), { onBreak: [ANNA] })).toBeUndefined();
  expect(await overflow({ kind: 'account', accountId: 'nobody' })).toBeUndefined();
});

test('a call that overflows to a user goes on as they set it, as if they had been called directly', async () => {
  const always = { [ANNA.id]: { always: { on: true, target: '102' } } };
  expect(await overflow(toUser(ANNA), { forwarding: always })).toMatchObject({
    kind: 'ring',
    forwardings: [{ to: { accountId: JAN.id }, reason: 'always', refusal: null }],
  });
  const away = { [PIOTR.id]: { unreachable: { on: true, target: '102' } } };
  expect(await overflow(toUser(PIOTR), { forwarding: away })).toMatchObject({
    forwardings: [{ reason: 'unreachable' }],
  });
  const busy = { [ANNA.id]: { busy: { on: true, target: '102' } } };
  const past: OverflowWish['to'] = { kind: 'account', accountId: ANNA.id, happened: 'busy' };
  expect(await overflow(past, { forwarding: busy })).toMatchObject({ forwardings: [{ reason: 'busy' }] });
  const message = await overflow(past, { forwarding: { [ANNA.id]: { voicemail: true } } });
  expect(message).toMatchObject({ kind: 'voicemail', box: { kind: 'direct', accountId: ANNA.id } });
});

/** What became of a choice of this user of the tenant. */
async function chosen(user: AccountRow, options: Options = {}, asked: Partial<ChoiceWish> = {}) {
  const routes = new QueueRoutes({
    directory,
    registrar: { bindings: () => [] },
    outward: { byTrunks: async () => refuse({ code: 'call/not-permitted' }) },
    numbers: { called: async () => undefined },
    waker: { wake: async () => 'unreachable' },
    router: routerWith(options),
  });
  const to: ChoiceWish['to'] = { kind: 'account', accountId: user.id };
  const wish = {
    callId: 'call-1',
    tenantId: user.tenantId,
    customer: CUSTOMER,
    called: '+48221230000',
    forwardings: [],
  };
  return routes.routeChoice({ ...wish, to, ...asked });
}

test('a user who was chosen in a menu is woken, and rings at their phones; who declined, is on break or another tenant’s does not', async () => {
  const woken: string[] = [];
  const wakes = { [PIOTR.id]: 'registered' } as const;
  const to = await chosen(PIOTR, { wakes, woken });
  expect(woken).toEqual([PIOTR.id]);
  expect(to).toMatchObject({ kind: 'ring', party: { accountId: PIOTR.id }, rounds: [{ targets: [{}] }] });
  expect(await chosen(PIOTR, { wakes: { [PIOTR.id]: 'declined' } })).toBeUndefined();
  expect(await chosen(ANNA, { onBreak: [ANNA] })).toBeUndefined();
  expect(await chosen(ANNA, {}, { tenantId: 'elsewhere' })).toBeUndefined();
});

test('a user who was chosen in a menu has their calls go on as they set it, as if they had been called directly', async () => {
  const forwarding = { [ANNA.id]: { always: { on: true, target: '102' } } };
  const to = await chosen(ANNA, { forwarding });
  expect(to).toMatchObject({
    kind: 'ring',
    party: { accountId: ANNA.id },
    forwardings: [{ to: { accountId: JAN.id }, reason: 'always', refusal: null }],
  });
  const noAnswer = { [ANNA.id]: { 'no-answer': { on: true, target: '102', afterSeconds: 10 } } };
  const after = { kind: 'account', accountId: ANNA.id, happened: 'no-answer' } as const;
  const next = await chosen(ANNA, { forwarding: noAnswer }, { to: after });
  expect(next).toMatchObject({
    kind: 'ring',
    party: { accountId: ANNA.id },
    forwardings: [{ to: { accountId: JAN.id } }],
  });
  expect(await chosen(ANNA, {}, { to: after })).toBeUndefined();
});

test('a user who takes messages and is not reached is left one', async () => {
  const forwarding = { [ANNA.id]: { voicemail: true } };
  const after = { kind: 'account', accountId: ANNA.id, happened: 'no-answer' } as const;
  expect(await chosen(ANNA, { forwarding }, { to: after })).toMatchObject({
    kind: 'voicemail',
    box: { kind: 'direct', accountId: ANNA.id },
    party: { accountId: ANNA.id },
  });
  expect(await chosen(ANNA, { forwarding })).toMatchObject({ kind: 'ring' });
});

/** An offer to Anna, who has no phone registered, of whom waking says this. */
async function offered(outcome: WakeOutcome, wish: Partial<OfferWish> = {}) {
  const hows: WakeHow[] = [];
  const routes = new QueueRoutes({
    directory,
    registrar: { bindings: () => (outcome === 'registered' ? [binding(ANNA)] : []) },
    outward: { byTrunks: async () => refuse({ code: 'call/not-permitted' }) },
    numbers: { called: async () => undefined },
    waker: {
      wake: async (_account, _call, how) => {
        if (how) hows.push(how);
        how?.onDevice?.();
        return outcome;
      },
    },
    router: routerWith({}),
  });
  const woke: string[] = [];
  const about = { callId: 'call-1', accountId: ANNA.id, customer: CUSTOMER, called: '+48221230000', ringMs: 15_000 };
  const callable = await routes.routeOffer({ ...about, onDevice: ({ accountId }) => woke.push(accountId), ...wish });
  return { callable, hows, woke };
}

test('an agent is woken for as long as the campaign rings, and it is told once a device rings them', async () => {
  const { callable, hows, woke } = await offered('registered');
  expect(callable).toMatchObject({ party: { accountId: ANNA.id }, targets: [{ uri: binding(ANNA).contact }] });
  expect([hows, woke]).toEqual([[expect.objectContaining({ ringMs: 15_000, beside: false })], [ANNA.id]]);
  expect((await offered('registered', { isSilent: true })).hows).toMatchObject([{ beside: true }]);
});

test('an agent who declined in the notification, or let it ring, has no phone to be rung, and that is said', async () => {
  expect((await offered('declined')).callable).toMatchObject({ targets: [], came: 'declined' });
  expect((await offered('not-answered')).callable).toMatchObject({ targets: [], came: 'not-answered' });
  expect((await offered('unreachable')).callable).not.toHaveProperty('came');
});
