import { expect, test } from 'vitest';
import { type AgentInput, advanceAgent } from './advance.ts';
import { type AgentState, NEVER_SIGNED_IN, type WrappedPart, activityOf, isOfferable } from './agent-state.ts';

const free: AgentInput = { kind: 'free', after: { kind: 'nothing' } };
const ONE: WrappedPart = { callId: 'one', part: 1, classifierRequired: true };
const OTHER: WrappedPart = { ...ONE, callId: 'other' };
const owed = (wraps?: WrappedPart) => ({ kind: 'wrap-up', forMs: 10_000, ...(wraps && { wraps }) }) as const;

/** An agent in queue; what they do after each input, and which classifiers were never given. */
function agent() {
  let state: AgentState = NEVER_SIGNED_IN(0);
  const missing: string[] = [];
  const at = (now: number, input: AgentInput): string => {
    const result = advanceAgent(state, input, now);
    if (!result.ok) return result.error.code;
    state = result.value.next;
    missing.push(...result.value.wrappedUp.map(({ callId }) => callId));
    return activityOf(state);
  };
  at(0, { kind: 'sign-in' });
  at(0, { kind: 'reachable' });
  at(0, { kind: 'choose', chosen: { kind: 'in-queue', by: 'agent' } });
  return { at, missing, offerable: () => isOfferable(state, 'direct') };
}

test('the wrap-up of a call that is over while another rings or goes on comes after that (F29)', () => {
  const { at, offerable } = agent();
  at(2_000, { kind: 'in-call' });
  expect(at(5_000, { kind: 'ringing', owed: owed() })).toBe('ringing');
  expect(at(6_000, { kind: 'in-call' })).toBe('in-call');
  expect([at(9_000, free), offerable()]).toEqual(['wrap-up', false]);
  expect(at(19_000, { kind: 'time' })).toBe('idle');
  at(20_000, { kind: 'in-call' });
  expect(at(21_000, free)).toBe('idle');
});

test('of two that are owed the later is wrapped up, and the classifier of the other is noted as missing', () => {
  const { at, missing } = agent();
  at(2_000, { kind: 'in-call' });
  at(3_000, { kind: 'in-call', owed: owed(ONE) });
  expect([at(4_000, { kind: 'free', after: owed(OTHER) }), missing]).toEqual(['wrap-up', ['one']]);
  at(14_000, { kind: 'time' });
  expect(missing).toEqual(['one', 'other']);
});
