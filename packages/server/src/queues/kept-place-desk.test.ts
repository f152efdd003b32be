import type { QueueNews, Summoned } from '@wpm/calls';
import { campaignSettings } from '@wpm/contract';
import { ManualClock, type Result, ok, refuse, silentLog } from '@wpm/kernel';
import type { KeptPlaceRow, KeptPlaces } from '@wpm/store';
import { expect, test, vi } from 'vitest';
import { KeptPlaceDesk } from './kept-place-desk.ts';

const ROW: KeptPlaceRow = {
  id: 'place',
  tenantId: 'tenant',
  campaignId: 'sales',
  number: '+48600100200',
  name: 'Ewa',
  called: '+48221000200',
  enteredAt: new Date(500),
  keptAt: new Date(900),
  callId: 'first-call',
  attempts: 0,
  triedAt: null,
  isClaimed: false,
};
const WHY = { by: 'longest-idle', tier: 10, candidates: 1, waitedMs: 1_000 };
const CAMPAIGN = {
  id: 'sales',
  settings: campaignSettings.parse({ name: 'Sales', direction: 'inbound' }),
  soundFiles: new Map(),
};

/** A desk with one kept place; what it tells, writes and has placed is noted. */
async function deskWith(about: { readonly placing?: Result<never, { code: 'call/no-phone' | 'call/failed' }> } = {}) {
  const clock = new ManualClock();
  const summoned = Promise.withResolvers<Summoned>();
  const story: string[] = [];
  const moved: string[] = [];
  const counted: number[] = [];
  const at = { rows: [ROW], isOpen: true, underWay: new Set<string>() };
  const keptPlaces: KeptPlaces = {
    open: async () => at.rows,
    since: async () => undefined,
    offered: async (_, { accountId }) =>
      at.rows.length > 0 ? { callId: 'first-call', number: 7, accountId } : undefined,
    offerEnded: async ({ number }, { outcome }) => void story.push(`offer ${number} ${outcome}`),
    withdrawOffers: async () => void story.push('offers withdrawn'),
    tried: async () => void story.push('tried'),
    end: async (_, how) => void story.push(`over ${how}`),
    counts: async () => [],
    ofCall: async () => ({ place: null, callBackOf: null }),
  };
  const place = vi.fn(async () => {
    if (about.placing) return about.placing;
    at.underWay.add('call-back');
    return ok({ callId: 'call-back', summoned: summoned.promise });
  });
  const turned = (news: QueueNews) => {
    story.push(news.kind === 'left' ? 'left' : `${news.state} since ${news.enteredAt}`);
  };
  const desk = new KeptPlaceDesk({
    store: { keptPlaces },
    campaigns: { byId: async () => CAMPAIGN, isOpen: async () => at.isOpen },
    calls: {
      isUnderWay: (callId) => at.underWay.has(callId),
      placing: { place, withdraw: (callId) => void story.push(`withdraw ${callId}`) },
    },
    turned,
    onMoved: (tenantId) => moved.push(tenantId),
    tally: { offerEnded: (_tenantId, { number }) => void counted.push(number) },
    clock,
    log: silentLog,
  });
  await desk.start();
  return { desk, clock, at, story, moved, counted, place, summoned };
}

const customerWaits = (callId: string): QueueNews => ({
  kind: 'queued',
  callId,
  tenantId: 'tenant',
  campaignId: 'sales',
  customer: { kind: 'outside', number: ROW.number, name: null, accountId: null },
  enteredAt: 500,
  ahead: false,
  state: 'waiting',
  offers: [],
});

test('after a restart open offers are withdrawn, and places wait since when their customers came', async () => {
  const { desk, story } = await deskWith();
  expect(story).toEqual(['offers withdrawn', 'waiting since 500']);
  expect([desk.has('place'), desk.has('first-call')]).toEqual([true, false]);
});

test('whose turn it is has a call placed in the campaign; the place waits for nobody else until that call is over', async () => {
  const { desk, at, story, place, summoned } = await deskWith();
  expect(await desk.offer('place', { agents: ['anna'], why: WHY })).toBe(true);
  expect(place.mock.calls).toMatchObject([
    [
      {
        accountId: 'anna',
        dialled: ROW.number,
        campaignId: 'sales',
        callBack: { placeId: 'place', callId: 'first-call', called: ROW.called, enteredAt: 500 },
      },
    ],
  ]);
  summoned.resolve({ outcome: 'answered', rangAt: 5 });
  await vi.waitFor(() => expect(story.slice(2)).toEqual(['offered since 500', 'offer 7 answered']));
  await desk.look();
  expect(story).toHaveLength(4);
  // They spoke: the place is over by the call's own record.
  at.rows = [];
  await desk.look();
  expect(story.slice(4)).toEqual(['left']);
});

test('an agent who declines leaves the place to the next, who does not answer to the pause of the campaign', async () => {
  const { desk, at, story, counted, summoned } = await deskWith();
  await desk.offer('place', { agents: ['anna'], why: WHY });
  at.underWay.clear();
  expect(counted).toEqual([]);
  summoned.resolve({ outcome: 'rejected', rangAt: 5 });
  await vi.waitFor(() => expect(story.slice(3)).toEqual(['offer 7 rejected', 'waiting since 500']));
  expect(counted).toEqual([7]);
});

test('a customer who did not answer is called again after a pause, and in the end stays among the missed', async () => {
  const { desk, clock, at, story } = await deskWith();
  at.rows = [{ ...ROW, attempts: 1, triedAt: new Date(clock.now()) }];
  await desk.look();
  clock.advance(5 * 60_000);
  await desk.look();
  at.rows = [{ ...ROW, attempts: 3, triedAt: new Date(clock.now()) }];
  await desk.look();
  expect(story.slice(2)).toEqual(['left', 'waiting since 500', 'over not-reached', 'left']);
});

test('who calls again is not called: what rings for them is withdrawn, and the place rests until they have left', async () => {
  const { desk, at, story, summoned } = await deskWith();
  await desk.offer('place', { agents: ['anna'], why: WHY });
  desk.saw(customerWaits('again'));
  await vi.waitFor(() => expect(story.at(-1)).toBe('withdraw call-back'));
  at.underWay.clear();
  summoned.resolve({ outcome: 'withdrawn', rangAt: 5 });
  await vi.waitFor(() => expect(story.slice(4)).toEqual(['offer 7 withdrawn', 'left']));
  desk.saw({ kind: 'left', callId: 'again', offers: [] });
  await vi.waitFor(() => expect(story.at(-1)).toBe('waiting since 500'));
});

test('a campaign that closes is not called for until it opens', async () => {
  const { desk, clock, at, story } = await deskWith();
  at.isOpen = false;
  clock.advance(5_001);
  await vi.waitFor(() => expect(story.at(-1)).toBe('left'));
  at.isOpen = true;
  await desk.look();
  expect(story.at(-1)).toBe('waiting since 500');
});

test('an agent without a phone costs the customer no attempt, a number that cannot be called does', async () => {
  const noPhone = await deskWith({ placing: refuse({ code: 'call/no-phone' }) });
  expect(await noPhone.desk.offer('place', { agents: ['anna'], why: WHY })).toBe(false);
  expect(noPhone.story.slice(2)).toEqual(['offer 7 not-delivered']);
  const failed = await deskWith({ placing: refuse({ code: 'call/failed' }) });
  await failed.desk.offer('place', { agents: ['anna'], why: WHY });
  expect(failed.story.slice(2)).toEqual(['tried', 'offer 7 withdrawn']);
});

test('a place that ended meanwhile is offered to nobody', async () => {
  const { desk, at, story, place } = await deskWith();
  at.rows = [];
  expect(await desk.offer('place', { agents: ['anna'], why: WHY })).toBe(false);
  expect([story.at(-1), place.mock.calls]).toEqual(['left', []]);
});

test('whoever watches the tenant hears of a place once when it waits, and once when it ends without a call', async () => {
  const { desk, at, moved } = await deskWith();
  await desk.look();
  expect(moved).toEqual([ROW.tenantId]);
  at.rows = [];
  await desk.look();
  await desk.look();
  expect(moved).toEqual([ROW.tenantId, ROW.tenantId]);
});
