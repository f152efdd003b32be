import { expect, test } from 'vitest';
import { type AgentInput, advanceAgent } from './advance.ts';
import { type AgentState, type Chosen, NEVER_SIGNED_IN, absenceOf } from './agent-state.ts';

const READY: Chosen = { kind: 'ready', by: 'agent' };
const AWAY = { from: 46_000, until: 200_000 };

/** An agent who is ready at their phone, and what happens to them from then on. */
function after(...inputs: readonly (readonly [at: number, input: AgentInput])[]): AgentState {
  let state = NEVER_SIGNED_IN(0);
  const begun = [
    [0, { kind: 'sign-in' }],
    [0, { kind: 'reachable' }],
  ] as const;
  for (const [at, input] of [...begun, ...inputs]) {
    const advanced = advanceAgent(state, input, at);
    if (!advanced.ok) throw new Error(advanced.error.code);
    state = advanced.value.next;
  }
  return state;
}

const chosenBy = (by: Chosen['by']) => [230_000, { kind: 'choose', chosen: { kind: 'in-queue', by } }] as const;
const GONE = [1_000, { kind: 'lost' }] as const;
const BACK = [200_000, { kind: 'reachable' }] as const;

test('who is back after the grace time is told from when to when their calls went elsewhere', () => {
  expect(absenceOf(after(GONE))).toBeUndefined();
  expect(absenceOf(after(GONE, BACK))).toEqual(AWAY);
  // Also who logs in anew, before the phone registers.
  expect(absenceOf(after(GONE, [200_000, { kind: 'sign-in' }]))).toEqual(AWAY);
  expect(absenceOf(after(GONE, [200_000, { kind: 'sign-in' }], [201_000, { kind: 'reachable' }]))).toEqual(AWAY);
});

test('who is back in time, and who was signed out, missed nothing', () => {
  expect(absenceOf(after(GONE, [45_000, { kind: 'reachable' }]))).toBeUndefined();
  const out = [2_000, { kind: 'sign-out', why: 'manual' }] as const;
  expect(absenceOf(after(GONE, out, BACK))).toBeUndefined();
  expect(absenceOf(after(GONE, out, [200_000, { kind: 'sign-in' }], [201_000, { kind: 'reachable' }]))).toBeUndefined();
});

test('it is told until the agent does something at the phone; a short loss, or a supervisor, takes nothing of it away', () => {
  const lostAgain = [GONE, BACK, [210_000, { kind: 'lost' }], [220_000, { kind: 'reachable' }]] as const;
  expect(absenceOf(after(...lostAgain))).toEqual(AWAY);
  expect(absenceOf(after(...lostAgain, chosenBy('supervisor')))).toEqual(AWAY);
  expect(absenceOf(after(...lostAgain, chosenBy('agent')))).toBeUndefined();
  expect(absenceOf(after(...lostAgain, [230_000, { kind: 'ringing' }]))).toEqual(AWAY);
  expect(absenceOf(after(...lostAgain, [230_000, { kind: 'in-call' }]))).toBeUndefined();
  expect(absenceOf(after(GONE, BACK, [300_000, { kind: 'choose', chosen: READY }]))).toBeUndefined();
  expect(absenceOf(after(GONE, BACK, [300_000, { kind: 'sign-out', why: 'manual' }]))).toBeUndefined();
});
