import { type BoardAgent, type BoardCall, type CampaignFigures, campaignSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { chosenQueues, queuesOf } from './queues.ts';

const AT = '2026-11-20T11:00:00.000Z';
const before = (seconds: number) => new Date(Date.parse(AT) - seconds * 1_000).toISOString();

const campaign = (id: string, name: string, more: object = {}) => ({
  id,
  settings: campaignSettings.parse({ name, direction: 'inbound', ...more }),
});

const agent = (activity: 'idle' | 'in-call', campaigns: string[], kind: 'ready' | 'in-queue' = 'in-queue') => {
  const of = { accountId: '', name: '', extension: null, campaigns };
  const status = { chosen: { kind }, activity, break: null, signedOut: null, since: AT, elapsedMs: 0 };
  return { ...of, status: { ...status, next: null, until: null, wrapUp: null } } satisfies BoardAgent;
};

const waiting = (name: string, seconds: number): BoardCall => ({
  callId: '',
  direction: 'inbound',
  caller: { number: '+48600100200', name: null },
  callee: { number: '+48221000100', name: null },
  startedAt: before(seconds),
  answeredAt: null,
  campaign: name,
  waitingSince: before(seconds),
  parts: [],
  supervision: null,
  supervisors: [],
});

const figures = (group: string, serviceLevel: number): CampaignFigures => {
  const counts = {
    calls: 1,
    answered: 1,
    abandoned: 0,
    shortAbandoned: 0,
    lostOtherwise: 0,
    withinLimit: 1,
    handled: 1,
  };
  const times = { averageWaitMs: 1, longestWaitMs: 1, talkMs: 1, holdMs: 0, wrapUpMs: 0, averageHandlingMs: 1 };
  return { group, name: group, serviceLevel, ...counts, ...times };
};

test('a queue has who waits and how long by now, who is free and who is busy of those who serve it', () => {
  const [sales] = queuesOf(
    {
      at: AT,
      agents: [agent('idle', ['Sales']), agent('in-call', ['Sales', 'Help']), agent('idle', ['Sales'], 'ready')],
      calls: [waiting('Sales', 5), waiting('Sales', 12), waiting('Help', 90)],
    },
    [campaign('1', 'Sales')],
    [],
    3_000,
  );
  expect(sales).toMatchObject({ waiting: 2, longestWaitMs: 15_000, free: 1, busy: 1, serviceLevel: null, alarms: [] });
  expect(sales).toMatchObject({ target: 80, withinSeconds: 20 });
});

test('alarms: nobody serves who waits, a wait beyond the limit, a day below its target; the most urgent stands first', () => {
  const queues = queuesOf(
    { at: AT, agents: [agent('in-call', ['Late', 'Low', 'Fine'])], calls: [waiting('Late', 21), waiting('Alone', 1)] },
    [
      campaign('4', 'Fine'),
      campaign('3', 'Low'),
      campaign('2', 'Late'),
      campaign('1', 'Alone'),
      campaign('5', 'Closed', { enabled: false }),
      campaign('6', 'Outbound', { direction: 'outbound' }),
    ],
    [figures('3', 0.79), figures('4', 0.8)],
    0,
  );
  expect(queues.map(({ name, alarms }) => [name, alarms])).toEqual([
    ['Alone', ['nobody']],
    ['Late', ['waits-long']],
    ['Low', ['below-target']],
    ['Fine', []],
  ]);
});

test('only chosen queues are shown; where none of the chosen is there any more, all are', () => {
  const board = { at: AT, agents: [], calls: [] };
  const queues = queuesOf(board, [campaign('1', 'Sales'), campaign('2', 'Help')], [figures('1', 1)], 0);
  const idsOf = (chosen: readonly string[]) => chosenQueues(queues, chosen).map(({ campaignId }) => campaignId);
  expect([idsOf(['1']), idsOf(['gone']), idsOf([])]).toEqual([['1'], ['2', '1'], ['2', '1']]);
  expect(chosenQueues(queues, ['1'])[0]).toMatchObject({ calls: 1, abandoned: 0, averageWaitMs: 1 });
  expect(chosenQueues(queues, ['2'])[0]).toMatchObject({ calls: null, abandoned: null, averageWaitMs: null });
});
