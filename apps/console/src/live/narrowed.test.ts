import type { BoardAgent, BoardCall } from '@wpm/contract';
import { expect, test } from 'vitest';
import type { LiveView } from './live-view.ts';
import { campaignsOn, narrowedAgents, narrowedCalls } from './narrowed.ts';

const AT = '2026-11-20T11:00:00.000Z';

type Doing = {
  readonly activity?: BoardAgent['status']['activity'];
  readonly kind?: 'ready' | 'in-queue' | 'signed-out';
};

function agent(
  name: string,
  { activity = 'idle', kind = 'in-queue' }: Doing = {},
  campaigns: string[] = [],
): BoardAgent {
  const status = { chosen: { kind }, activity, break: null, signedOut: null, since: AT, elapsedMs: 0 };
  const extension = String(100 + name.length);
  return { accountId: name, name, extension, campaigns, status: { ...status, next: null, until: null, wrapUp: null } };
}

const AGENTS = [
  agent('Anna Żółć', {}, ['Sales']),
  agent('Łukasz Nowak', { activity: 'in-call' }, ['Sales', 'Help']),
  agent('Jan', { activity: 'unreachable' }),
  agent('Piotr', { kind: 'signed-out' }),
];

const call = (number: string, campaign: string | null, ...accountIds: string[]): BoardCall => ({
  callId: number,
  direction: 'inbound',
  caller: { number, name: null },
  callee: { number: '+48221000100', name: 'Infolinia' },
  startedAt: AT,
  answeredAt: null,
  campaign,
  waitingSince: null,
  parts: accountIds.map((accountId) => ({ accountId, activity: 'talking', holds: false })),
  supervision: null,
  supervisors: [],
});

const CALLS = [call('+48600100200', 'Sales', 'Anna Żółć'), call('+48700200300', null, 'Łukasz Nowak')];
const NAMES = new Map(AGENTS.map(({ accountId, name }) => [accountId, name]));
type Narrowing = Pick<LiveView, 'search' | 'group' | 'campaign'>;
const ALL: Narrowing = { search: '', group: null, campaign: null };

const peopleBy = (narrowing: Partial<Narrowing>) =>
  narrowedAgents(AGENTS, { ...ALL, ...narrowing }).map(({ name }) => name);
const callsBy = (search: string, campaign: string | null = null) =>
  narrowedCalls(CALLS, { search, campaign }, NAMES).map(({ callId }) => callId);

test('people are found by any words of their name, without its accents, and by their extension', () => {
  expect(peopleBy({})).toHaveLength(4);
  expect(peopleBy({ search: 'ZOLC an' })).toEqual(['Anna Żółć']);
  expect(peopleBy({ search: 'lukasz' })).toEqual(['Łukasz Nowak']);
  expect(peopleBy({ search: '103' })).toEqual(['Jan']);
  expect(peopleBy({ search: 'nobody' })).toEqual([]);
});

test('people are told apart by what they do, and by the campaigns they serve', () => {
  expect(peopleBy({ group: 'available' })).toEqual(['Anna Żółć']);
  expect(peopleBy({ group: 'busy' })).toEqual(['Łukasz Nowak']);
  expect(peopleBy({ group: 'unwell' })).toEqual(['Jan']);
  expect(peopleBy({ group: 'signed-out' })).toEqual(['Piotr']);
  expect(peopleBy({ campaign: 'Sales', search: 'nowak' })).toEqual(['Łukasz Nowak']);
});

test('calls are found by a part of a number however it is written, by a name at either end, by who is in them, by campaign', () => {
  expect(callsBy('600 100-200')).toEqual(['+48600100200']);
  expect(callsBy('infolinia')).toHaveLength(2);
  expect(callsBy('zolc')).toEqual(['+48600100200']);
  expect(callsBy('', 'Sales')).toEqual(['+48600100200']);
  expect(callsBy('nowak', 'Sales')).toEqual([]);
  // Nothing but signs that part a number is looked for by nobody.
  expect(callsBy('-')).toEqual([]);
});

test('campaigns to choose are those somebody serves or a call is of', () => {
  expect(campaignsOn({ agents: AGENTS, calls: [call('+48600100200', 'Alone')] })).toEqual(['Alone', 'Help', 'Sales']);
});
