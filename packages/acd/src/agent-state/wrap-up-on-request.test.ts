import { expect, test } from 'vitest';
import { type AgentInput, advanceAgent } from './advance.ts';
import { type AgentState, NEVER_SIGNED_IN, activityOf, isOfferable, wantsWrapUp } from './agent-state.ts';

/** What becomes of an agent in a queue by these, a second after each other. */
function after(...inputs: readonly AgentInput[]): AgentState {
  const begun: readonly AgentInput[] = [
    { kind: 'sign-in' },
    { kind: 'reachable' },
    { kind: 'choose', chosen: { kind: 'in-queue', by: 'agent' } },
    { kind: 'in-call' },
  ];
  return [...begun, ...inputs].reduce((state, input, at) => {
    const advanced = advanceAgent(state, input, (at + 1) * 1_000);
    return advanced.ok ? advanced.value.next : expect.unreachable();
  }, NEVER_SIGNED_IN(0));
}

const over: AgentInput = { kind: 'free', after: { kind: 'wrap-up', forMs: null, onRequest: true } };
const want = (wanted: boolean): AgentInput => ({ kind: 'want-wrap-up', wanted });
const end: AgentInput = { kind: 'end-wrap-up', isClassified: false };

test('an optional wrap-up is there for who asked for it during the call, until they end it; anybody else is free at once', () => {
  expect(isOfferable(after(over), 'campaign')).toBe(true);
  const wrapping = after(want(true), over);
  expect([activityOf(wrapping), isOfferable(wrapping, 'campaign'), wantsWrapUp(wrapping)]).toEqual([
    'wrap-up',
    false,
    false,
  ]);
  expect(isOfferable(after(want(true), over, end), 'campaign')).toBe(true);
});

test('what was asked for can be taken back, holds through a second call, and is for one time', () => {
  expect(activityOf(after(want(true), want(false), over))).toBe('idle');
  const second = after(want(true), { kind: 'ringing' }, { kind: 'in-call' });
  expect(wantsWrapUp(second)).toBe(true);
  expect(activityOf(after(want(true), { kind: 'ringing' }, { kind: 'in-call' }, over))).toBe('wrap-up');
  expect(activityOf(after(want(true), over, end, { kind: 'in-call' }, over))).toBe('idle');
  // Of a call that was none of a campaign nothing is left to wrap up.
  expect(activityOf(after(want(true), { kind: 'free', after: { kind: 'nothing' } }))).toBe('idle');
});

test('it changes nothing for who is in no call, nor where the campaign gives a wrap-up to all', () => {
  expect(after(over, want(true))).toEqual({ ...after(over), since: after(over).since });
  expect(activityOf(after({ kind: 'free', after: { kind: 'wrap-up', forMs: 5_000 } }))).toBe('wrap-up');
});
