import { type AgentState, NEVER_SIGNED_IN } from '@wpm/acd';
import { ManualClock, silentLog } from '@wpm/kernel';
import type { DueRecallRow } from '@wpm/store';
import { expect, test, vi } from 'vitest';
import { OFFER_MS, RecallDesk } from './recall-desk.ts';

const NOW = new Date(Date.UTC(2026, 0, 5, 12));
const DUE: DueRecallRow = {
  recallId: 'recall',
  tenantId: 'tenant',
  accountId: null,
  members: ['anna', 'jan'],
  dueAt: NOW.getTime() - 1,
  lastOffer: null,
};
const FREE: AgentState = {
  ...NEVER_SIGNED_IN(0),
  chosen: { kind: 'in-queue', by: 'agent' },
  reach: { kind: 'reachable' },
};

/** A desk with agents in these states; what it offers is noted. */
function deskWith(states: Readonly<Record<string, AgentState>>, due = [DUE]) {
  const clock = new ManualClock();
  const offered: (readonly [id: string, to: string, until: Date])[] = [];
  const recalls = {
    due: vi.fn(async () => due),
    offer: async ({ id }: { readonly id: string }, to: string, { until }: { readonly until: Date }) => {
      offered.push([id, to, until]);
      return true;
    },
  };
  const agents = { stateOf: (id: string) => ({ state: states[id] ?? NEVER_SIGNED_IN(0), now: 0 }) };
  const desk = new RecallDesk({ store: { recalls }, agents, clock, now: () => NOW, log: silentLog });
  return { desk, clock, offered, recalls };
}

const UNTIL = new Date(NOW.getTime() + OFFER_MS);

test('what is due is offered to an agent who is free, for a minute', async () => {
  const { desk, offered } = deskWith({ jan: FREE });
  await desk.look();
  expect(offered).toEqual([['recall', 'jan', UNTIL]]);
});

test.each<[string, Partial<AgentState>]>([
  ['in a call', { activity: { kind: 'in-call', next: null } }],
  ['in wrap-up', { activity: { kind: 'wrap-up', until: null, next: null } }],
  ['on a break', { chosen: { kind: 'break', breakId: 'lunch', by: 'agent' } }],
  ['signed out', { chosen: { kind: 'signed-out', by: 'agent', why: 'manual' } }],
  ['without a phone', { reach: { kind: 'lost', until: 1 } }],
  ['ready, but in no queue', { chosen: { kind: 'ready', by: 'agent' } }],
])("anybody's is not offered to who is %s", async (_what, changes) => {
  const { desk, offered } = deskWith({ jan: { ...FREE, ...changes } });
  await desk.look();
  expect(offered).toEqual([]);
});

test('it looks again and again, also after a look that failed, until it is closed', async () => {
  const { desk, clock, recalls } = deskWith({});
  recalls.due.mockRejectedValueOnce(new Error('away'));
  clock.advance(5_001);
  await vi.waitFor(() => expect(clock.pending).toBe(1));
  clock.advance(5_001);
  await vi.waitFor(() => expect(recalls.due).toHaveBeenCalledTimes(2));
  await vi.waitFor(() => expect(clock.pending).toBe(1));
  desk[Symbol.dispose]();
  clock.advance(60_000);
  expect(recalls.due).toHaveBeenCalledTimes(2);
});
