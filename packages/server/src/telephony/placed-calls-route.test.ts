import type { Placed } from '@wpm/calls';
import { ok, refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { ANNA, PIOTR, directory, JAN, type Options, routerWith } from './call-router.fixture.ts';
import type { ManualCampaign, PromisingCampaign } from '../queues/campaign-numbers.ts';
import type { Outward } from './outward-route.ts';
import { PlacedCallsRoute } from './placed-calls-route.ts';
import { aorOf } from './sip-identity.ts';

const MADE_IN = {
  campaignId: 'campaign',
  name: 'Sprzedaż',
  records: false,
  notice: null,
  wrapUp: { kind: 'off' },
} as const;
const CAMPAIGN = { madeIn: MADE_IN, number: '+48223334455' };
const LISTING = { madeIn: { ...MADE_IN, name: 'Lista' }, number: '+48223334455' };
const [ANNAS, PIOTRS] = [aorOf(ANNA), aorOf(PIOTR)];

const bindings = (aor: string) =>
  aor === PIOTRS ? [] : [{ aor, contact: `${aor};transport=ws`, path: [], flow: { transport: 'ws' } }];

/** Anna and Jan have phones; Piotr has a device that can be woken. */
function routeWith(
  options: Options = {},
  campaign?: ManualCampaign,
  promising?: PromisingCampaign,
  asked: Outward[] = [],
) {
  return new PlacedCallsRoute({
    ...directory,
    outward: { byTrunks: async (wish) => (asked.push(wish), ok({ kind: 'ring', rounds: [] })) },
    router: routerWith(options),
    registrar: { bindings } as never,
    waker: {
      canWake: (id) => id === PIOTR.id && options.wakes?.[id] !== undefined,
      wake: async ({ id }) => options.wakes?.[id] ?? 'registered',
    },
    campaigns: { manual: async () => campaign, listing: async () => LISTING, promising: async () => promising },
  });
}

const wishOf = ({ id: accountId }: typeof ANNA, dialled = '600100200') => ({ callId: 'call-1', accountId, dialled });
const valueOf = (placed: Awaited<ReturnType<PlacedCallsRoute['routePlaced']>>): Placed => {
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value;
};
const rungBy = async (phones: Placed['phones']) => {
  const round = await phones();
  return typeof round === 'object' ? round : undefined;
};
const outwardOf = ({ routing: { to } }: Placed) =>
  to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets[0]?.headers[0] : to;

test('the user’s phones are told whom they are about to call, and that it is they who call', async () => {
  const { routing, phones } = valueOf(await routeWith().routePlaced(wishOf(ANNA)));
  expect([routing.direction, routing.caller.number, routing.callee.number]).toEqual([
    'outbound',
    '+48221000101',
    '+48600100200',
  ]);
  const round = await rungBy(phones);
  expect(round?.targets.map(({ peer, from }) => [peer, from.uri])).toEqual([
    [{ kind: 'account', aor: ANNAS, contact: `${ANNAS};transport=ws` }, 'sip:+48600100200@demo.local'],
  ]);
  expect(round?.targets[0]?.headers).toContainEqual(['X-WPM-Placed', 'yes']);
});

test('a call of a campaign shows the number of the campaign, also for who is on break; one outside it is barred by the break', async () => {
  const onBreak = { onBreak: [ANNA] };
  const inside = await routeWith(onBreak, CAMPAIGN).routePlaced({ ...wishOf(ANNA), campaignId: 'campaign' });
  expect(outwardOf(valueOf(inside))).toEqual(['P-Asserted-Identity', '<sip:+48223334455@demo.local>']);
  expect(valueOf(inside).routing.madeIn).toEqual(MADE_IN);
  expect(valueOf(await routeWith(onBreak).routePlaced(wishOf(ANNA))).routing.to).toEqual(
    refuse({ code: 'call/on-break' }),
  );
});

test('whom a list of a campaign names is called in it also where calls by hand are not (F45), and the phone is told who they are', async () => {
  const wish = { ...wishOf(ANNA), campaignId: 'campaign' };
  expect(await routeWith().routePlaced(wish)).toEqual(refuse({ code: 'call/not-in-campaign' }));
  const listed = { ...wish, isListed: true, name: 'Ewa Lis' } as const;
  const { routing, phones } = valueOf(await routeWith().routePlaced(listed));
  expect(routing.madeIn).toEqual(LISTING.madeIn);
  expect(routing.callee.name).toBe('Ewa Lis');
  const round = await rungBy(phones);
  expect(round?.targets[0]?.from.displayName).toBe('Ewa Lis');
  expect(round?.targets[0]?.headers).toContainEqual(['X-WPM-Placed', 'listed']);
  expect(round?.wakeMs).toBe(8_000);
});

test('a colleague who is called in a campaign is no customer of it', async () => {
  const placed = await routeWith({}, CAMPAIGN).routePlaced({ ...wishOf(ANNA, '102'), campaignId: 'campaign' });
  expect(valueOf(placed).routing).toMatchObject({ direction: 'internal' });
  expect(valueOf(placed).routing.madeIn).toBeUndefined();
});

test('a campaign without a number of its own shows the user’s', async () => {
  const own = await routeWith({}, { ...CAMPAIGN, number: null }).routePlaced({
    ...wishOf(ANNA),
    campaignId: 'c',
  });
  expect(outwardOf(valueOf(own))).toEqual(['P-Asserted-Identity', '<sip:+48221000101@demo.local>']);
});

test('who may not call by hand in a campaign is refused, and nobody is asked whether the number may be dialled', async () => {
  const asked: never[] = [];
  const placed = await routeWith({ asked }).routePlaced({ ...wishOf(ANNA), campaignId: 'campaign' });
  expect(placed).toEqual(refuse({ code: 'call/not-in-campaign' }));
  expect(asked).toEqual([]);
});

test('the dial policy holds for a call that is placed', async () => {
  const { routing } = valueOf(
    await routeWith({ refusal: { code: 'call/not-permitted' } as never }).routePlaced(wishOf(ANNA)),
  );
  expect(routing.to).toEqual(refuse({ code: 'call/not-permitted' }));
});

test('a user without a phone is woken; where nothing can be woken the call is refused at once', async () => {
  expect(await routeWith().routePlaced(wishOf(PIOTR, '102'))).toEqual(refuse({ code: 'call/no-phone' }));
  const woken = valueOf(await routeWith({ wakes: { [PIOTR.id]: 'registered' } }).routePlaced(wishOf(PIOTR, '102')));
  expect(woken.routing.callee.accountId).toBe(JAN.id);
  expect(await woken.phones()).toMatchObject({ targets: [] });
  const deaf = valueOf(await routeWith({ wakes: { [PIOTR.id]: 'unreachable' } }).routePlaced(wishOf(PIOTR, '102')));
  expect(await deaf.phones()).toBeUndefined();
  const ignored = valueOf(await routeWith({ wakes: { [PIOTR.id]: 'not-answered' } }).routePlaced(wishOf(PIOTR, '102')));
  expect(await ignored.phones()).toBe('not-answered');
});

const PLAN = {
  campaignId: 'campaign',
  name: 'Sprzedaż',
  ringMs: 15_000,
  maxWaitMs: null,
  overflow: { kind: 'hang-up' },
  sounds: { opening: null, waiting: 'music', outOfHours: 'music', parting: 'music' },
  tells: 'nothing',
  everyMs: 60_000,
  records: true,
  wrapUp: { kind: 'off' },
  shortAbandonMs: 0,
} as const;
const PROMISED = {
  ...wishOf(ANNA),
  campaignId: 'campaign',
  callBack: {
    placeId: 'place',
    callId: 'first',
    customer: { number: '+48600100200', name: 'Ewa' },
    called: '+48221000200',
    enteredAt: 1_000,
  },
};

test('a trunk is tried by a call to the outside by it alone, with the permissions of whose phone rings, also to a number of the tenant’s', async () => {
  const asked: Outward[] = [];
  const wish = { ...wishOf(ANNA, '22 100 01 02'), trunkId: 'trunk-2' };
  const { routing } = valueOf(await routeWith({ onBreak: [ANNA] }, undefined, undefined, asked).routePlaced(wish));
  expect(asked).toMatchObject([{ trunkId: 'trunk-2', caller: { id: ANNA.id, directNumber: '+48221000101' } }]);
  expect(routing).toMatchObject({
    direction: 'outbound',
    caller: { accountId: ANNA.id, number: '+48221000101' },
    callee: { number: '+48221000102', accountId: null },
  });
});

test('a promised call is its campaign’s: by the tenant’s permission, with the campaign’s number or the one that was called', async () => {
  const asked: Outward[] = [];
  const promisedBy = async (number: string | null) =>
    valueOf(await routeWith({}, undefined, { plan: PLAN, number }, asked).routePlaced(PROMISED));
  const { routing } = await promisedBy('+48223334455');
  await promisedBy(null);
  expect(asked.map(({ caller }) => caller)).toEqual([
    { tenantId: ANNA.tenantId, id: null, directNumber: '+48223334455' },
    { tenantId: ANNA.tenantId, id: null, directNumber: '+48221000200' },
  ]);
  expect(routing).toMatchObject({
    direction: 'outbound',
    caller: { accountId: ANNA.id, number: '+48223334455' },
    callee: { number: '+48600100200', name: 'Ewa' },
    callBack: { placeId: 'place', callId: 'first', plan: PLAN, enteredAt: 1_000 },
  });
});

test('the agent is offered it as a call of the campaign, for as long as its calls ring, and sees that it is a call back', async () => {
  const placed = valueOf(await routeWith({}, undefined, { plan: PLAN, number: null }).routePlaced(PROMISED));
  const round = await rungBy(placed.phones);
  expect(round).toMatchObject({ ringMs: 15_000, wakeMs: 8_000, targets: [{ from: { displayName: 'Ewa' } }] });
  expect(round?.targets[0]?.headers).toEqual([
    ['P-Called-Party-ID', '"Sprzedaż" <sip:+48221000200@demo.local>'],
    ['X-WPM-Campaign', PLAN.campaignId],
    ['X-WPM-Placed', 'call-back'],
  ]);
  const declined = routeWith({ wakes: { [ANNA.id]: 'declined' } }, undefined, { plan: PLAN, number: null });
  expect(await valueOf(await declined.routePlaced(PROMISED)).phones()).toBe('declined');
  expect(await routeWith().routePlaced(PROMISED)).toEqual(refuse({ code: 'call/not-in-campaign' }));
});
