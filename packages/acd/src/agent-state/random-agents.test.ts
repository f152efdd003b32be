import { chanceOf } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { type AgentInput, advanceAgent } from './advance.ts';
import { type AgentState, type Chosen, type Interval, NEVER_SIGNED_IN, activityOf, nextOf } from './agent-state.ts';

const RUNS = 2_000;
const INPUTS = 40;

const CHOICES: readonly Chosen[] = [
  { kind: 'ready', by: 'agent' },
  { kind: 'in-queue', by: 'agent' },
  { kind: 'break', breakId: 'lunch', by: 'agent' },
  { kind: 'break', breakId: 'coffee', by: 'supervisor' },
  { kind: 'signed-out', by: 'supervisor', why: 'supervisor' },
];
const INPUTS_OF: readonly AgentInput[] = [
  ...CHOICES.flatMap((chosen): AgentInput[] => [{ kind: 'choose', chosen }]),
  { kind: 'sign-in' },
  { kind: 'sign-out', why: 'manual' },
  { kind: 'ringing' },
  { kind: 'ringing' },
  { kind: 'in-call' },
  { kind: 'in-call' },
  { kind: 'free', after: { kind: 'nothing' } },
  { kind: 'free', after: { kind: 'wrap-up', forMs: 12_000 } },
  { kind: 'free', after: { kind: 'wrap-up', forMs: null } },
  { kind: 'free', after: { kind: 'wrap-up', forMs: null, onRequest: true } },
  { kind: 'want-wrap-up', wanted: true },
  { kind: 'want-wrap-up', wanted: false },
  { kind: 'free', after: { kind: 'not-answered' } },
  { kind: 'end-wrap-up', isClassified: true },
  { kind: 'end-wrap-up', isClassified: false },
  { kind: 'reachable' },
  { kind: 'lost' },
];

type Told = { readonly at: number; readonly input: AgentInput };
type Lived = { readonly state: AgentState; readonly over: readonly Interval[] };

/** A life of an agent. */
function story(seed: number): readonly Told[] {
  const chance = chanceOf(seed);
  let at = 1_000;
  const told = Array.from({ length: INPUTS }, (): Told => {
    at += Math.floor(chance() * 25_000);
    const input = INPUTS_OF[Math.floor(chance() * INPUTS_OF.length)] ?? { kind: 'time' };
    return { at, input };
  });
  return [...told, { at, input: { kind: 'time' } }];
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** @param between what is done to the state before each input: nothing, or what must change nothing */
function live(told: readonly Told[], between: (state: AgentState, at: number) => Lived): Lived {
  let state = NEVER_SIGNED_IN(0);
  const over: Interval[] = [];
  for (const { at, input } of told) {
    const before = between(state, at);
    over.push(...before.over);
    state = before.state;
    const result = advanceAgent(state, input, at);
    if (!result.ok) {
      must(input.kind === 'choose' && state.activity.kind === 'ringing', 'only a choice while it rings is refused');
      continue;
    }
    follow(state, input, result.value.next);
    over.push(...result.value.over);
    state = result.value.next;
  }
  return { state, over };
}

function follow(before: AgentState, input: AgentInput, next: AgentState): void {
  if (input.kind === 'choose') {
    const settled = nextOf(next) ?? next.chosen;
    must(settled.kind === input.chosen.kind, 'the last command wins');
  }
  const isBusy = before.activity.kind === 'in-call' && next.activity.kind === 'in-call';
  if (isBusy) must(before.chosen === next.chosen, 'nothing changes under a call');
  if (activityOf(next) === 'unreachable')
    must(next.reach.kind === 'unreachable', 'nobody is away within the grace time');
  const isRung = next.activity.kind === 'ringing' || next.activity.kind === 'in-call';
  if (isRung) must(activityOf(next) === next.activity.kind, 'who is in a call is nothing else');
  must(next.since >= before.since, 'time does not run back');
}

function contiguous({ state, over }: Lived): void {
  let at = 0;
  for (const { from, until } of over) {
    must(from === at && until >= from, 'the intervals follow each other without gap or overlap');
    at = until;
  }
  must(state.since === at, 'the status that lasts begins where the last one ended');
}

const untouched = (state: AgentState): Lived => ({ state, over: [] });

/** The platform is killed and starts anew: what it knows is what was kept. */
const restarted = (state: AgentState): Lived => ({ state: JSON.parse(JSON.stringify(state)), over: [] });

/** Somebody looks at the clock three times on the way. */
function watched(state: AgentState, at: number): Lived {
  let now: Lived = untouched(state);
  for (const share of [0.3, 0.6, 0.9]) {
    const result = advanceAgent(now.state, { kind: 'time' }, state.since + Math.max(0, at - state.since) * share);
    if (result.ok) now = { state: result.value.next, over: [...now.over, ...result.value.over] };
  }
  return now;
}

test(`in ${RUNS} random lives every moment has one status, whether the platform ran, was watched, or was killed`, () => {
  const reached = new Map<string, number>();
  for (let seed = 1; seed <= RUNS; seed++) {
    const told = story(seed);
    try {
      const lived = live(told, untouched);
      contiguous(lived);
      expect(live(told, restarted)).toEqual(lived);
      expect(live(told, watched)).toEqual(lived);
      for (const { activity } of lived.over) reached.set(activity, (reached.get(activity) ?? 0) + 1);
    } catch (error) {
      throw new Error(`seed ${seed}\n${told.map((each) => JSON.stringify(each)).join('\n')}`, { cause: error });
    }
  }
  // The model must come where it is to look.
  for (const activity of ['idle', 'ringing', 'in-call', 'wrap-up', 'not-answering', 'unreachable']) {
    expect(reached.get(activity)).toBeGreaterThan(RUNS / 20);
  }
}, 30_000);
