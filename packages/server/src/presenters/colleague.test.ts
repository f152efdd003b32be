import { type AgentState, NEVER_SIGNED_IN } from '@wpm/acd';
import { expect, test } from 'vitest';
import { colleagueState } from './colleague.ts';

const ready: AgentState = {
  ...NEVER_SIGNED_IN(0),
  chosen: { kind: 'ready', by: 'agent' },
  reach: { kind: 'reachable' },
};
const onBreak: AgentState = { ...ready, chosen: { kind: 'break', breakId: 'b-1', by: 'agent' } };
const inCall = { kind: 'in-call', next: null } as const;

test.each<[string, AgentState, string]>([
  ['ready', ready, 'free'],
  ['in a queue', { ...ready, chosen: { kind: 'in-queue', by: 'agent' } }, 'free'],
  ['ringing', { ...ready, activity: { kind: 'ringing', next: null } }, 'busy'],
  ['in a call', { ...ready, activity: inCall }, 'busy'],
  ['in a call taken on a break', { ...onBreak, activity: inCall }, 'busy'],
  ['in a call whose phone is lost', { ...ready, activity: inCall, reach: { kind: 'unreachable' } }, 'busy'],
  ['on a break', onBreak, 'break'],
  ['on a break without a phone', { ...onBreak, reach: { kind: 'unreachable' } }, 'offline'],
  ['at the work after a call', { ...ready, activity: { kind: 'wrap-up', until: null, next: null } }, 'wrap-up'],
  ['without a phone', { ...ready, reach: { kind: 'unreachable' } }, 'offline'],
  ['never seen', NEVER_SIGNED_IN(0), 'offline'],
])('a colleague who is %s is shown as that', (_, state, shown) => {
  expect(colleagueState(state)).toBe(shown);
});
