import { type Chosen, type Interval, NEVER_SIGNED_IN } from '@wpm/acd';
import type { CallRecord, OfferRecord, QueueRecord, SegmentRecord } from '@wpm/calls';
import { newId } from '../database.fixture.ts';
import { answeredCall, type TestTenant } from '../directory.fixture.ts';
import type { Store } from '../open-store.ts';
import { sampleLegs } from './quality.fixture.ts';

export const SALES = newId();
export const SERVICE = newId();
const TRUNK = newId();

/** Numbers that look like chance and are the same in every run. */
export const pick = (at: number, of: number): number => ((at * 2_654_435_761) >>> 7) % of;

export const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Whose calls they are, and when the three days begin they lie in. */
export type Sample = { readonly tenant: TestTenant; readonly from: number };

/** A call of many: queued in one of two campaigns or in none, answered or not, handed on or not. */
export function sampleCall({ tenant, from }: Sample, at: number): CallRecord {
  const startedAt = from + pick(at, 72 * 3_600) * 1_000;
  const left = (['answered', 'answered', 'abandoned', 'waited-too-long', null] as const)[pick(at + 1, 5)] ?? null;
  const isAnswered = left === 'answered' || left === null;
  const call = answeredCall(tenant, { id: newId(startedAt), startedAt, recording: null });
  const times = { startedAt, talkMs: 30_000 + pick(at + 2, 300_000), holdMs: pick(at + 3, 2) * 4_000 };
  const segments = call.segments.map((segment) => ({
    ...segment,
    ...times,
    accountId: at % 3 === 0 ? tenant.jan : tenant.anna,
    endedAt: startedAt + 5_000 + times.talkMs + times.holdMs,
  }));
  const outcome = isAnswered ? 'answered' : 'missed';
  const legs = { login: at % 3 === 0 ? 'jan' : 'anna', domain: 'roll-ups.test', trunkId: TRUNK };
  return {
    ...call,
    outcome,
    result: isAnswered ? 'answered' : 'cancelled',
    segments: isAnswered ? handedOn(tenant, at, segments) : [],
    quality: isAnswered ? sampleLegs(at, legs) : [],
    ...(left !== null && { queue: queueOf(tenant, at, left, startedAt) }),
  };
}

/** Some were handed on: whoever had them first had them in another campaign, or in none. */
function handedOn(
  { anna, jan }: TestTenant,
  at: number,
  [segment, ...none]: readonly SegmentRecord[],
): readonly SegmentRecord[] {
  if (!segment || at % 4 !== 1) return segment ? [segment, ...none] : none;
  // A call of an odd number is one of SERVICE, or of no campaign.
  const before = { campaignId: at % 3 === 0 ? null : SALES };
  const first = { ...segment, accountId: jan, talkMs: 7_000 + at, holdMs: 500, before };
  return [first, { ...segment, number: 2, accountId: anna }];
}

function queueOf({ anna, jan }: TestTenant, at: number, left: QueueRecord['left'], enteredAt: number): QueueRecord {
  const waitMs = pick(at + 4, 70_000);
  const outcome = (['answered', 'rejected', 'not-answered', 'not-delivered'] as const)[pick(at + 5, 4)] ?? null;
  const offer: OfferRecord = {
    number: 1,
    accountId: anna,
    why: { by: 'random', tier: 0, candidates: 2, waitedMs: 0 },
    chosenAt: enteredAt,
    rangAt: enteredAt,
    endedAt: enteredAt + 1_000,
    outcome,
  };
  const [campaignId, campaignName] = at % 2 === 0 ? [SALES, 'Sales'] : [SERVICE, 'Service'];
  const isShort = left === 'abandoned' && waitMs < 5_000;
  // Some were handed on: they waited in another campaign when they were offered first, and again in the one they are of now.
  const other = at % 2 === 0 ? { id: SERVICE, name: 'Service' } : { id: SALES, name: 'Sales' };
  const before: readonly OfferRecord[] =
    at % 6 < 2 ? [{ ...offer, number: 2, accountId: jan, campaign: other, outcome: 'rejected' }] : [];
  const own = at % 4 < 2 ? { ...offer, campaign: { id: campaignId, name: campaignName } } : offer;
  const wanted = wantedOf(at, campaignId);
  return { campaignId, campaignName, enteredAt, waitMs, left, isShort, ...wanted, offers: [own, ...before] };
}

/** Sales wanted its calls within 12 s, and from some call on within 35; Service within 50. Calls of before say nothing. */
function wantedOf(at: number, campaignId: string): Pick<QueueRecord, 'answerWithinMs'> {
  if (at % 7 === 0) return {};
  if (campaignId === SERVICE) return { answerWithinMs: 50_000 };
  return { answerWithinMs: at < 200 ? 12_000 : 35_000 };
}

/** A wrap-up of an agent's. */
export type WrapUp = { readonly accountId: string; readonly from: number; readonly until: number };

/** What agents did after some of their parts: it began with the part's end, or a moment later. */
export function sampleWrapUps(calls: readonly CallRecord[]): readonly WrapUp[] {
  const parts = calls.flatMap(({ segments }) => segments);
  return [...parts.entries()].flatMap(([at, { accountId, endedAt, startedAt }]) => {
    const from = (endedAt ?? startedAt) + pick(at + 6, 4) * 500;
    return at % 3 === 0 ? [] : [{ accountId, from, until: from + 1_000 + pick(at + 7, 90_000) }];
  });
}

/** Writes wrap-ups as agents' statuses that are over. */
export async function writeWrapUps(store: Store, tenant: TestTenant, wrapUps: readonly WrapUp[]): Promise<void> {
  const chosen: Chosen = { kind: 'in-queue', by: 'agent' };
  for (const accountId of [tenant.anna, tenant.jan]) {
    const over = wrapUps
      .filter((wrapUp) => wrapUp.accountId === accountId)
      .toSorted((one, other) => one.from - other.from)
      .map(({ from, until }): Interval => ({ chosen, activity: 'wrap-up', from, until }));
    const since = Math.max(...over.map(({ until }) => until));
    const state = { ...NEVER_SIGNED_IN(since), chosen, since };
    const move = { accountId, tenantId: tenant.id, version: 0, intervals: 0, state, over, wrappedUp: [] };
    await store.agentStates.move(move);
  }
}

/** How long an agent wrapped a part up: the first that began between a second before its end and two after it. */
const wrapUpMsOf = (wrapUps: readonly WrapUp[], { accountId, endedAt, talkMs }: SegmentRecord): number => {
  const [first] = wrapUps
    .filter(({ accountId: whose }) => whose === accountId && talkMs > 0)
    .filter(({ from }) => endedAt !== null && from >= endedAt - 1_000 && from <= endedAt + 2_000)
    .toSorted((one, other) => one.from - other.from);
  return first ? first.until - first.from : 0;
};

/** Parts of calls, each of the campaign the call was of then, and with what its agent did after it. */
export const partsOf = (calls: readonly CallRecord[], wrapUps: readonly WrapUp[]) =>
  calls.flatMap((call) =>
    call.segments.map((part) => ({
      ...part,
      call,
      campaignId: part.before ? part.before.campaignId : (call.queue?.campaignId ?? null),
      wrapUpMs: wrapUpMsOf(wrapUps, part),
    })),
  );

/** What rows of the report of campaigns are about, by clocks of a zone. */
export function groupsIn(timeZone: string) {
  const day = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  const hour = new Intl.DateTimeFormat('sv', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return {
    campaign: ({ queue }: CallRecord) => queue?.campaignId ?? '',
    day: ({ startedAt }: CallRecord) => day.format(startedAt),
    'hour-of-day': ({ startedAt }: CallRecord) => hour.format(startedAt),
  };
}

/** The limit of a call: its own campaign's, which of calls of before is the usual one, or the same for all. */
export type Limit = (queue: QueueRecord) => number;
export const OWN: Limit = ({ answerWithinMs }) => answerWithinMs ?? 20_000;

/** The figures of semantics.md reckoned from the calls themselves, one after the other, by nothing of the report's own. */
export function reckonedCampaigns(
  { calls, wrapUps }: { readonly calls: readonly CallRecord[]; readonly wrapUps: readonly WrapUp[] },
  groupOf: (call: CallRecord) => string,
  isByCampaign: boolean,
  limitOf: Limit,
) {
  const queued = calls.filter(({ queue }) => queue !== undefined);
  const all = partsOf(calls, wrapUps).filter(({ campaignId }) => campaignId !== null);
  return [...new Set(queued.map(groupOf))].toSorted().map((group) => {
    const mine = queued.filter((call) => groupOf(call) === group);
    const leaving = (left: string) => mine.flatMap(({ queue }) => (queue?.left === left ? [queue] : []));
    const answered = leaving('answered');
    const parts = all.filter(({ campaignId, call }) => (isByCampaign ? campaignId : groupOf(call)) === group);
    return {
      group,
      name: isByCampaign ? (mine[0]?.queue?.campaignName ?? null) : null,
      calls: mine.length,
      answered: answered.length,
      abandoned: leaving('abandoned').length,
      shortAbandoned: mine.filter(({ queue }) => queue?.isShort).length,
      lostOtherwise: mine.length - answered.length - leaving('abandoned').length,
      withinLimit: answered.filter((queue) => queue.waitMs <= limitOf(queue)).length,
      waitAnsweredMs: sum(answered.map(({ waitMs }) => waitMs)),
      longestWaitMs: Math.max(...mine.map(({ queue }) => queue?.waitMs ?? 0)),
      handled: parts.length,
      talkMs: sum(parts.map(({ talkMs }) => talkMs)),
      holdMs: sum(parts.map(({ holdMs }) => holdMs)),
      wrapUpMs: sum(parts.map(({ wrapUpMs }) => wrapUpMs)),
    };
  });
}
