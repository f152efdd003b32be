import type { Strategy } from '@wpm/contract';
import { describe, expect, test } from 'vitest';
import { Distribution } from './distribution.ts';
import type { FreeAgent, Offer, QueueRules, WaitingCall } from './queue.ts';
import { call, free, member, queue } from './sample-queue.fixture.ts';

type Given = {
  readonly queues?: readonly QueueRules[];
  readonly agents?: readonly FreeAgent[];
  readonly calls?: readonly WaitingCall[];
};

function given({ queues = [queue()], agents = [], calls = [] }: Given): Distribution {
  const distribution = new Distribution(1);
  for (const each of queues) distribution.setQueue(each);
  for (const each of agents) distribution.agentIsFree(each);
  for (const each of calls) distribution.callWaits(each);
  return distribution;
}

function offersAt(distribution: Distribution, now: number): readonly Offer[] {
  const offers: Offer[] = [];
  for (let offer = distribution.next(now); offer; offer = distribution.next(now)) offers.push(offer);
  return offers;
}

const pairs = (offers: readonly Offer[]) => offers.map(({ call: { callId }, agents }) => `${callId}: ${agents.join()}`);

/** Who gets so many calls one after the other, each agent free again before the next. */
function shared(rules: Partial<QueueRules>, count: number, about: (name: string) => Partial<FreeAgent> = () => ({})) {
  const distribution = given({ queues: [queue(rules)] });
  const names = queue(rules).members.map(({ accountId }) => accountId);
  for (const name of names) distribution.agentIsFree(free(name, about(name)));
  return Array.from({ length: count }, (_, index) => {
    distribution.callWaits(call(`call-${index}`));
    const [chosen = 'nobody'] = distribution.next(index)?.agents ?? [];
    distribution.agentIsFree(free(chosen, about(chosen)));
    return chosen;
  });
}

describe('who is offered a call', () => {
  test('an offer says why: the strategy, the tier, among how many, after how long', () => {
    const distribution = given({ agents: [free('anna'), free('jan')], calls: [call('1', { enqueuedAt: 1_000 })] });
    expect(distribution.next(4_000)).toEqual({
      call: call('1', { enqueuedAt: 1_000 }),
      agents: ['anna'],
      why: { by: 'longest-idle', tier: 10, candidates: 2, waitedMs: 3_000 },
    });
    expect(distribution.next(4_000)).toBeUndefined();
  });

  test('whoever has been idle for longest', () => {
    const agents = [free('anna', { idleSince: 30 }), free('jan', { idleSince: 10 }), free('maria', { idleSince: 20 })];
    const calls = [call('1'), call('2', { enqueuedAt: 1 }), call('3', { enqueuedAt: 2 }), call('4', { enqueuedAt: 3 })];
    const distribution = given({ agents, calls });
    expect(pairs(offersAt(distribution, 100))).toEqual(['1: jan', '2: maria', '3: anna']);
    expect(distribution.waitingIn('sales').map(({ callId }) => callId)).toEqual(['4']);
  });

  test('longest ready counts from the end of a break, longest idle from the last call', () => {
    const back = free('anna', { idleSince: 10, readySince: 90 });
    const agents = [back, free('jan', { idleSince: 20, readySince: 20 })];
    const offered = (strategy: Strategy) => {
      return pairs(offersAt(given({ queues: [queue({ strategy })], agents, calls: [call('1')] }), 100));
    };
    expect(offered('longest-idle')).toEqual(['1: anna']);
    expect(offered('longest-ready')).toEqual(['1: jan']);
  });

  test('fewest calls', () => {
    const agents = [
      free('anna', { handled: 3 }),
      free('jan', { handled: 2, idleSince: 50 }),
      free('maria', { handled: 4 }),
    ];
    const queues = [queue({ strategy: 'fewest-calls' })];
    expect(pairs(offersAt(given({ queues, agents, calls: [call('1')] }), 100))).toEqual(['1: jan']);
  });

  test('in turn, going on behind whoever was last, whoever is free', () => {
    expect(shared({ strategy: 'round-robin' }, 5)).toEqual(['anna', 'jan', 'maria', 'anna', 'jan']);
  });

  test('the turn is remembered while somebody is away, and through a change of the rules', () => {
    const rules = queue({ strategy: 'round-robin' });
    const distribution = given({ queues: [rules], agents: [free('anna'), free('maria')], calls: [call('1')] });
    expect(pairs(offersAt(distribution, 0))).toEqual(['1: anna']);
    distribution.setQueue({ ...rules, priority: 1 });
    distribution.agentIsFree(free('anna'));
    distribution.callWaits(call('2'));
    expect(pairs(offersAt(distribution, 0))).toEqual(['2: maria']);
  });

  test('in the order of the list, always from its beginning', () => {
    expect(shared({ strategy: 'fixed-order' }, 3)).toEqual(['anna', 'anna', 'anna']);
  });

  test('by chance: the same seed gives the same agents, and everybody about as much', () => {
    const [once, again] = [shared({ strategy: 'random' }, 3_000), shared({ strategy: 'random' }, 3_000)];
    expect(once).toEqual(again);
    for (const name of ['anna', 'jan', 'maria']) {
      const count = once.filter((each) => each === name).length;
      expect(Math.abs(count - 1_000)).toBeLessThan(100);
    }
  });

  test('by weight: after every round each has had exactly as many as they weigh', () => {
    const members = [member('anna', { weight: 5 }), member('jan', { weight: 3 }), member('maria', { weight: 2 })];
    const had = shared({ strategy: 'weighted', members }, 1_000);
    const count = (name: string) => had.filter((each) => each === name).length;
    expect([count('anna'), count('jan'), count('maria')]).toEqual([500, 300, 200]);
  });

  test('by weight: who was away makes up for one round of their share, and no more', () => {
    const members = [member('anna', { weight: 5 }), member('jan', { weight: 5 })];
    const distribution = given({ queues: [queue({ strategy: 'weighted', members })] });
    const gets = (index: number) => {
      distribution.callWaits(call(`call-${index}`));
      const [chosen = 'nobody'] = distribution.next(index)?.agents ?? [];
      distribution.agentIsFree(free(chosen));
      return chosen;
    };
    distribution.agentIsFree(free('anna'));
    for (let index = 0; index < 200; index++) expect(gets(index)).toBe('anna');
    distribution.agentIsFree(free('jan'));
    const after = Array.from({ length: 40 }, (_, index) => gets(200 + index));
    expect(after.indexOf('anna')).toBeLessThanOrEqual(6);
    expect(after.filter((name) => name === 'jan').length).toBeLessThanOrEqual(23);
  });

  test('all at once', () => {
    const queues = [queue({ strategy: 'ring-all' })];
    const distribution = given({ queues, agents: [free('jan'), free('anna')], calls: [call('1'), call('2')] });
    expect(pairs(offersAt(distribution, 0))).toEqual(['1: anna,jan']);
    expect(distribution.waitingIn('sales')).toHaveLength(1);
  });

  test('who is to be called back keeps the turn, and is offered to one agent: under ring-all to the longest idle', () => {
    const queues = [queue({ strategy: 'ring-all' })];
    const agents = [free('jan', { idleSince: 1 }), free('anna'), free('maria', { idleSince: 2 })];
    const calls = [call('later', { enqueuedAt: 5 }), call('kept', { enqueuedAt: 1, isCallBack: true })];
    const offers = offersAt(given({ queues, agents, calls }), 10);
    expect(pairs(offers)).toEqual(['kept: anna', 'later: jan,maria']);
    expect(offers[0]?.why).toMatchObject({ by: 'longest-idle', candidates: 3 });
  });
});

describe('tiers and skills', () => {
  const members = [member('anna', { priority: 2 }), member('jan', { priority: 1 }), member('maria', { priority: 2 })];

  test('the lower number first, and a higher one rather than to let the customer wait', () => {
    const agents = [free('anna'), free('jan', { idleSince: 90 })];
    const distribution = given({ queues: [queue({ members })], agents, calls: [call('1'), call('2')] });
    expect(pairs(offersAt(distribution, 100))).toEqual(['1: jan', '2: anna']);
  });

  test('ring-all rings one tier', () => {
    const queues = [queue({ members, strategy: 'ring-all' })];
    const agents = [free('anna'), free('jan'), free('maria')];
    const calls = [call('1'), call('2', { enqueuedAt: 1 })];
    expect(pairs(offersAt(given({ queues, agents, calls }), 0))).toEqual(['1: jan', '2: anna,maria']);
  });

  test('who lacks a skill, or has too little of it, is offered nothing', () => {
    const skilled = [
      member('anna', { skills: { german: 4 } }),
      member('jan'),
      member('maria', { skills: { german: 5, billing: 1 } }),
    ];
    const queues = [queue({ members: skilled, requiredSkills: { german: 5 } })];
    const agents = [free('anna'), free('jan'), free('maria')];
    const distribution = given({ queues, agents, calls: [call('1'), call('2', { enqueuedAt: 1 })] });
    expect(pairs(offersAt(distribution, 0))).toEqual(['1: maria']);
  });

  test('who spoke to the customer last is tried before better tiers, where the campaign wants that', () => {
    const agents = [free('anna'), free('jan')];
    const calls = [call('1', { lastAgent: 'anna' })];
    const sticky = given({ queues: [queue({ members, lastAgentFirst: true })], agents, calls });
    expect(sticky.next(0)).toMatchObject({ agents: ['anna'], why: { by: 'last-agent', tier: 2, candidates: 2 } });
    expect(given({ queues: [queue({ members })], agents, calls }).next(0)?.agents).toEqual(['jan']);
  });

  test('who spoke last and is not free is not waited for', () => {
    const calls = [call('1', { lastAgent: 'anna' })];
    const distribution = given({ queues: [queue({ lastAgentFirst: true })], agents: [free('jan')], calls });
    expect(distribution.next(0)).toMatchObject({ agents: ['jan'], why: { by: 'longest-idle' } });
  });

  test('only the campaigns that are ticked', () => {
    const distribution = given({ agents: [free('anna', { ticked: new Set(['other']) })], calls: [call('1')] });
    expect(distribution.next(0)).toBeUndefined();
    distribution.agentIsFree(free('anna', { ticked: new Set(['sales']) }));
    expect(distribution.next(0)?.agents).toEqual(['anna']);
  });

  test('who is no member, or no longer one, is offered nothing', () => {
    const distribution = given({ agents: [free('eve'), free('anna')] });
    distribution.setQueue(queue({ members: [member('jan')] }));
    distribution.callWaits(call('1'));
    expect(distribution.next(0)).toBeUndefined();
    distribution.setQueue(queue());
    expect(distribution.next(0)?.agents).toEqual(['anna']);
  });
});

describe('which call comes first', () => {
  const both = [member('anna')];
  const queues = [
    queue({ queueId: 'sales', priority: 10, members: both }),
    queue({ queueId: 'help', priority: 5, members: both }),
  ];

  test('that of the more urgent queue, however long the other has waited', () => {
    const calls = [call('old', { enqueuedAt: 0 }), call('new', { queueId: 'help', enqueuedAt: 900 })];
    const distribution = given({ queues, agents: [free('anna')], calls });
    expect(pairs(offersAt(distribution, 1_000))).toEqual(['new: anna']);
  });

  test('a call that lost its agent comes before those of its queue, and not before a more urgent queue', () => {
    const calls = [
      call('old', { enqueuedAt: 0 }),
      call('lost', { enqueuedAt: 800, ahead: true }),
      call('urgent', { queueId: 'help', enqueuedAt: 900 }),
    ];
    const distribution = given({ queues, calls });
    expect(distribution.aheadOf('lost')).toBe(0);
    expect(distribution.aheadOf('old')).toBe(1);
    distribution.agentIsFree(free('anna'));
    expect(pairs(offersAt(distribution, 1_000))).toEqual(['urgent: anna']);
    distribution.agentIsFree(free('anna'));
    expect(pairs(offersAt(distribution, 1_000))).toEqual(['lost: anna']);
  });

  test('a call whose offer came to nothing has its place again', () => {
    const distribution = given({ calls: [call('1'), call('2', { enqueuedAt: 5 })], agents: [free('anna')] });
    const offer = distribution.next(10);
    expect(distribution.aheadOf('1')).toBeUndefined();
    if (offer) distribution.callWaits(offer.call);
    expect([distribution.aheadOf('1'), distribution.aheadOf('2')]).toEqual([0, 1]);
  });

  test('an agent whom the first call passes by gets the second', () => {
    const passing = [{ accountId: 'anna', until: 500 }];
    const calls = [call('1', { passing }), call('2', { enqueuedAt: 5 }), call('3', { enqueuedAt: 6 })];
    const distribution = given({ calls, agents: [free('anna')] });
    expect(pairs(offersAt(distribution, 10))).toEqual(['2: anna']);
  });

  test('the time of passing by is over by itself', () => {
    const passing = [{ accountId: 'anna', until: 500 }];
    const distribution = given({ calls: [call('1', { passing })], agents: [free('anna')] });
    expect(distribution.next(499)).toBeUndefined();
    expect(distribution.nextChange(499)).toBe(500);
    expect(distribution.next(500)?.agents).toEqual(['anna']);
    expect(distribution.nextChange(500)).toBeUndefined();
  });

  test('a customer who hung up is offered to nobody', () => {
    const distribution = given({ calls: [call('1'), call('2', { enqueuedAt: 1 })] });
    distribution.callIsGone('1');
    distribution.callIsGone('1');
    distribution.agentIsFree(free('anna'));
    expect(pairs(offersAt(distribution, 0))).toEqual(['2: anna']);
  });

  test('an agent who is taken meanwhile is offered nothing', () => {
    const distribution = given({ calls: [call('1')], agents: [] });
    distribution.agentIsFree(free('anna'));
    distribution.agentIsTaken('anna');
    expect(distribution.next(0)).toBeUndefined();
  });
});
