import { expect, test } from 'vitest';
import { type AgentInput, advanceAgent } from './advance.ts';
import {
  type AgentState,
  type Chosen,
  type Interval,
  type WrappedPart,
  NEVER_SIGNED_IN,
  activityOf,
  agentDeadline,
  isOfferable,
  isOnBreak,
  nextOf,
} from './agent-state.ts';

const READY: Chosen = { kind: 'ready', by: 'agent' };
const IN_QUEUE: Chosen = { kind: 'in-queue', by: 'agent' };
const LUNCH: Chosen = { kind: 'break', breakId: 'lunch', by: 'agent' };
const COFFEE: Chosen = { kind: 'break', breakId: 'coffee', by: 'agent' };
const choose = (chosen: Chosen): AgentInput => ({ kind: 'choose', chosen });
const free: AgentInput = { kind: 'free', after: { kind: 'nothing' } };
const notAnswered: AgentInput = { kind: 'free', after: { kind: 'not-answered' } };
const wrapUp = (forMs: number | null): AgentInput => ({ kind: 'free', after: { kind: 'wrap-up', forMs } });

/** An agent to whom things happen at instants given. */
class Agent {
  state: AgentState = NEVER_SIGNED_IN(0);
  readonly over: Interval[] = [];
  readonly wrappedUp: WrappedPart[] = [];

  /** @returns the refusal's code, if it was refused */
  at(now: number, input: AgentInput): string | undefined {
    const result = advanceAgent(this.state, input, now);
    if (!result.ok) return result.error.code;
    this.state = result.value.next;
    this.over.push(...result.value.over);
    this.wrappedUp.push(...result.value.wrappedUp);
    return undefined;
  }

  get status(): string {
    const { chosen } = this.state;
    return `${chosen.kind === 'break' ? chosen.breakId : chosen.kind}, ${activityOf(this.state)}`;
  }

  /** What lasted how long, without what lasted no time. */
  get times(): string[] {
    return this.over
      .filter(({ from, until }) => until > from)
      .map(({ chosen, activity, from, until }) => `${chosen.kind} ${activity} ${until - from}`);
  }
}

const offerable = ({ state }: Agent) => [isOfferable(state, 'direct'), isOfferable(state, 'campaign')];

/** Signed in and registered at 1000, and chosen. */
function agent(chosen: Chosen = READY): Agent {
  const one = new Agent();
  one.at(1_000, { kind: 'sign-in' });
  one.at(1_000, { kind: 'reachable' });
  one.at(1_000, choose(chosen));
  return one;
}

test('who logs in is ready; a phone that then never registers makes them unreachable when it was waited for', () => {
  const anna = new Agent();
  expect(anna.status).toBe('signed-out, idle');
  anna.at(1_000, { kind: 'sign-in' });
  expect(anna.status).toBe('ready, idle');
  anna.at(45_999, { kind: 'time' });
  expect(anna.status).toBe('ready, idle');
  anna.at(46_000, { kind: 'time' });
  expect(anna.status).toBe('ready, unreachable');
});

test('who is on break and logs in again stays on break', () => {
  const anna = agent(LUNCH);
  anna.at(2_000, { kind: 'sign-in' });
  expect(anna.status).toBe('lunch, idle');
});

test('a break asked for during a call begins after it, and the time of both is exact', () => {
  const anna = agent();
  anna.at(5_000, { kind: 'ringing' });
  anna.at(8_000, { kind: 'in-call' });
  expect(anna.at(9_000, choose(LUNCH))).toBeUndefined();
  expect(anna.status).toBe('ready, in-call');
  expect(nextOf(anna.state)).toEqual(LUNCH);
  anna.at(20_000, free);
  expect(anna.status).toBe('lunch, idle');
  expect(nextOf(anna.state)).toBeNull();
  anna.at(60_000, choose(READY));
  expect(anna.times).toEqual([
    'signed-out idle 1000',
    'ready idle 4000',
    'ready ringing 3000',
    'ready in-call 12000',
    'break idle 40000',
  ]);
});

test('of two commands during a call the last wins, and choosing what is chosen takes the next one back', () => {
  const anna = agent();
  anna.at(2_000, { kind: 'in-call' });
  anna.at(3_000, choose(LUNCH));
  anna.at(4_000, choose(COFFEE));
  expect(nextOf(anna.state)).toEqual(COFFEE);
  anna.at(5_000, choose(READY));
  expect(nextOf(anna.state)).toBeNull();
  anna.at(6_000, free);
  expect(anna.status).toBe('ready, idle');
});

test('the next status survives a call that comes back to ring before the next one', () => {
  const anna = agent();
  anna.at(2_000, { kind: 'in-call' });
  anna.at(3_000, choose(LUNCH));
  anna.at(4_000, { kind: 'ringing' });
  expect(nextOf(anna.state)).toEqual(LUNCH);
  anna.at(5_000, free);
  expect(anna.status).toBe('lunch, idle');
});

test('while a call rings the status cannot be changed; logging out can, and is taken when the call is over', () => {
  const anna = agent();
  anna.at(2_000, { kind: 'ringing' });
  const before = anna.state;
  expect(anna.at(3_000, choose(LUNCH))).toBe('status/ringing');
  expect(anna.state).toBe(before);
  anna.at(3_000, { kind: 'sign-out', why: 'manual' });
  expect(anna.status).toBe('ready, ringing');
  anna.at(4_000, free);
  expect(anna.state.chosen).toEqual({ kind: 'signed-out', by: 'platform', why: 'manual' });
});

test('a limited wrap-up ends at its time although nobody looked, and then the next status begins', () => {
  const anna = agent(IN_QUEUE);
  anna.at(2_000, { kind: 'in-call' });
  anna.at(10_000, wrapUp(30_000));
  anna.at(12_000, choose(COFFEE));
  expect(anna.status).toBe('in-queue, wrap-up');
  anna.at(100_000, { kind: 'time' });
  expect(anna.status).toBe('coffee, idle');
  expect(anna.state.since).toBe(40_000);
});

test('a wrap-up without limit lasts until the agent ends it', () => {
  const anna = agent(IN_QUEUE);
  anna.at(2_000, { kind: 'in-call' });
  anna.at(10_000, wrapUp(null));
  expect(agentDeadline(anna.state)).toBeUndefined();
  anna.at(900_000, { kind: 'time' });
  expect(anna.status).toBe('in-queue, wrap-up');
  anna.at(900_000, { kind: 'end-wrap-up', isClassified: false });
  expect(anna.status).toBe('in-queue, idle');
});

const WANTED: WrappedPart = { callId: 'call', part: 2, classifierRequired: true };
const wrapUpOf = (wraps: WrappedPart, forMs: number | null = 30_000): AgentInput => ({
  kind: 'free',
  after: { kind: 'wrap-up', forMs, wraps },
});

test('a wrap-up that wants a classifier is not ended by hand without one, and then with one', () => {
  const anna = agent(IN_QUEUE);
  anna.at(2_000, { kind: 'in-call' });
  anna.at(10_000, wrapUpOf(WANTED, null));
  expect(anna.at(20_000, { kind: 'end-wrap-up', isClassified: false })).toBe('status/classifier-required');
  expect(anna.status).toBe('in-queue, wrap-up');
  expect(anna.wrappedUp).toEqual([]);
  expect(anna.at(21_000, { kind: 'end-wrap-up', isClassified: true })).toBeUndefined();
  expect(anna.status).toBe('in-queue, idle');
});

test.each([
  ['by its time', 100_000, { kind: 'time' }],
  ['by a call of the agent', 20_000, { kind: 'in-call' }],
  ['by its time, found by what comes later', 100_000, { kind: 'end-wrap-up', isClassified: false }],
] as const)('a wrap-up that wants a classifier and is over %s says so, once', (_how, at, input) => {
  const anna = agent(IN_QUEUE);
  anna.at(2_000, { kind: 'in-call' });
  anna.at(10_000, wrapUpOf(WANTED));
  for (const meanwhile of [choose(LUNCH), { kind: 'lost' }, { kind: 'reachable' }] as const) anna.at(15_000, meanwhile);
  expect(anna.wrappedUp).toEqual([]);
  anna.at(at, input);
  anna.at(at + 1_000, { kind: 'time' });
  expect(anna.wrappedUp).toEqual([WANTED]);
});

test('a wrap-up that wants no classifier says nothing when it is over', () => {
  const anna = agent(IN_QUEUE);
  anna.at(2_000, { kind: 'in-call' });
  anna.at(10_000, wrapUpOf({ ...WANTED, classifierRequired: false }));
  anna.at(100_000, { kind: 'time' });
  expect(anna.status).toBe('in-queue, idle');
  expect(anna.wrappedUp).toEqual([]);
});

test('who lets an offer ring out is offered nothing for 30 s; the third in a row signs them out', () => {
  const anna = agent(IN_QUEUE);
  for (const from of [10_000, 50_000]) {
    anna.at(from, { kind: 'ringing' });
    anna.at(from + 5_000, notAnswered);
    expect(anna.status).toBe('in-queue, not-answering');
    expect(isOfferable(anna.state, 'direct')).toBe(false);
    anna.at(from + 34_999, { kind: 'time' });
    expect(anna.status).toBe('in-queue, not-answering');
    anna.at(from + 35_000, { kind: 'time' });
    expect(anna.status).toBe('in-queue, idle');
  }
  anna.at(90_000, { kind: 'ringing' });
  anna.at(95_000, notAnswered);
  expect(anna.state.chosen).toEqual({ kind: 'signed-out', by: 'platform', why: 'repeated-no-answer' });
});

test.each([
  ['answered', { kind: 'in-call' }],
  ['followed by a command', choose(IN_QUEUE)],
] as const)('an offer that is %s ends the row', (_what, input) => {
  const anna = agent(IN_QUEUE);
  for (const from of [10_000, 20_000, 30_000, 40_000]) {
    anna.at(from, { kind: 'ringing' });
    anna.at(from + 1_000, notAnswered);
    anna.at(from + 2_000, input);
    anna.at(from + 3_000, free);
  }
  expect(anna.status).toBe('in-queue, idle');
});

test('an offer that was declined or taken back counts for nothing', () => {
  const anna = agent(IN_QUEUE);
  for (let i = 0; i < 5; i++) {
    anna.at(10_000 + i, { kind: 'ringing' });
    anna.at(10_000 + i, free);
  }
  expect(anna.status).toBe('in-queue, idle');
  expect(anna.state.unanswered).toBe(0);
});

test('a connection that is back within 45 s was never lost; one that is not is, until it is back', () => {
  const anna = agent();
  anna.at(10_000, { kind: 'lost' });
  anna.at(54_999, { kind: 'reachable' });
  anna.at(60_000, { kind: 'lost' });
  anna.at(61_000, { kind: 'lost' });
  expect(isOfferable(anna.state, 'direct')).toBe(true);
  anna.at(105_000, { kind: 'time' });
  expect(anna.status).toBe('ready, unreachable');
  expect(isOfferable(anna.state, 'direct')).toBe(false);
  anna.at(125_000, { kind: 'reachable' });
  expect(anna.status).toBe('ready, idle');
  expect(anna.times).toEqual(['signed-out idle 1000', 'ready idle 104000', 'ready unreachable 20000']);
});

test('a call goes on although its phone is lost, and who signed out is not missed', () => {
  const anna = agent();
  anna.at(2_000, { kind: 'in-call' });
  anna.at(3_000, { kind: 'lost' });
  anna.at(100_000, { kind: 'time' });
  expect(anna.status).toBe('ready, in-call');
  anna.at(110_000, free);
  expect(anna.status).toBe('ready, unreachable');
  anna.at(120_000, { kind: 'sign-out', why: 'manual' });
  expect(anna.status).toBe('signed-out, idle');
});

test('who is ready takes direct calls, who is in the queue both, who is on break or busy none', () => {
  expect(offerable(agent(READY))).toEqual([true, false]);
  expect(offerable(agent(IN_QUEUE))).toEqual([true, true]);
  expect(offerable(agent(LUNCH))).toEqual([false, false]);
  expect([isOnBreak(agent(LUNCH).state), isOnBreak(agent(READY).state)]).toEqual([true, false]);
  const busy = agent(IN_QUEUE);
  busy.at(2_000, { kind: 'in-call' });
  expect(offerable(busy)).toEqual([false, false]);
});

test('a clock that was set back makes no status last less than no time', () => {
  const anna = agent();
  anna.at(500, choose(LUNCH));
  anna.at(400, choose(READY));
  expect(anna.state.since).toBe(1_000);
  anna.at(3_000, choose(LUNCH));
  expect(anna.times).toEqual(['signed-out idle 1000', 'ready idle 2000']);
});

test('a break of another kind is another status, and choosing the same once more changes nothing', () => {
  const anna = agent(LUNCH);
  anna.at(5_000, choose(LUNCH));
  expect(anna.state.since).toBe(1_000);
  anna.at(6_000, choose(COFFEE));
  expect(anna.state.since).toBe(6_000);
});
