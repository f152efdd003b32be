import type { ChoiceWish, OverflowTo, OverflowWish } from '@wpm/calls';
import { ok, refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { ANNA, binding, directory, trunk } from '../telephony/call-router.fixture.ts';
import type { DialAsk } from '../telephony/dial-desk.ts';
import { OutwardRoute } from '../telephony/outward-route.ts';
import { QueueRoutes } from './queue-routes.ts';

type Situation = { readonly overCap?: readonly string[]; readonly mayNot?: boolean; readonly asked?: DialAsk[] };

function overflow(to: OverflowWish['to'], { overCap = [], mayNot = false, asked = [] }: Situation = {}) {
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
    agents: { isOnBreak: () => false },
    outward,
    numbers: { called: async () => undefined },
    waker: { wake: async () => 'unreachable' },
  });
  const customer = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  return routes.routeOverflow({ callId: 'call-1', tenantId: 'tenant', customer, called: '+48221230000', to });
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

test('a user without a phone is not rung', async () => {
  expect(await overflow({ kind: 'account', accountId: ANNA.id })).toBeUndefined();
});

/** What became of a choice of Anna, whose phone is woken to this. */
async function chosen(woken: 'registered' | 'declined', { tenantId = ANNA.tenantId, onBreak = false } = {}) {
  const asked: string[] = [];
  const routes = new QueueRoutes({
    directory,
    registrar: { bindings: () => [binding(ANNA)] },
    agents: { isOnBreak: () => onBreak },
    outward: { byTrunks: async () => refuse({ code: 'call/not-permitted' }) },
    numbers: { called: async () => undefined },
    waker: { wake: async ({ id }) => (asked.push(id), woken) },
  });
  const customer = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  const to: ChoiceWish['to'] = { kind: 'account', accountId: ANNA.id };
  return { asked, to: await routes.routeChoice({ callId: 'call-1', tenantId, customer, called: '+48221230000', to }) };
}

test('a user who was chosen in a menu is woken, and rings at their phones; who declined, is on break or another tenant’s does not', async () => {
  const { asked, to } = await chosen('registered');
  expect(asked).toEqual([ANNA.id]);
  expect(to).toMatchObject({ kind: 'ring', party: { accountId: ANNA.id }, rounds: [{ targets: [{}] }] });
  expect((await chosen('declined')).to).toBeUndefined();
  expect((await chosen('registered', { onBreak: true })).to).toBeUndefined();
  expect(await chosen('registered', { tenantId: 'elsewhere' })).toEqual({ asked: [], to: undefined });
});
