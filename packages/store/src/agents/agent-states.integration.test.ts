import { type AgentInput, type AgentState, NEVER_SIGNED_IN, advanceAgent } from '@wpm/acd';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPostgres, newId, startTestPostgres } from '../database.fixture.ts';
import { type TestTenant, NO_EFFECTS, answeredCall, makeTenant } from '../directory.fixture.ts';
import { type Store, openStore } from '../open-store.ts';
import type { AgentMove } from './agent-move.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'one.example');
  other = await makeTenant(store, 'two.example');
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const START = Date.UTC(2026, 10, 28, 9);
const ALWAYS = { from: new Date(0), until: new Date(START + 86_400_000) };

/** The move an input makes of a state at an instant. */
function moveOf(from: Omit<AgentMove, 'over' | 'wrappedUp'>, input: AgentInput, at: number): AgentMove {
  const advanced = advanceAgent(from.state, input, at);
  if (!advanced.ok) throw new Error(advanced.error.code);
  const { next: state, over, wrappedUp } = advanced.value;
  return { ...from, state, over, wrappedUp };
}

const movedBy = ({ version, intervals, over, ...move }: AgentMove) => ({
  ...move,
  version: version + 1,
  intervals: intervals + over.length,
});

const stateOf = async (accountId: string): Promise<AgentState | undefined> =>
  (await store.agentStates.all()).find((row) => row.accountId === accountId)?.state;

const numbersOf = async (accountId: string, tenantId = tenant.id) =>
  (await store.agentStates.intervals({ tenantId, accountId }, ALWAYS)).map(({ number }) => number);

test('a state and what is over by it are written once, however often, and read back as they were', async () => {
  const breakId = newId();
  const begun = {
    accountId: tenant.anna,
    tenantId: tenant.id,
    version: 0,
    intervals: 0,
    state: NEVER_SIGNED_IN(START),
  };
  const first = moveOf(begun, { kind: 'sign-in' }, START + 1_000);
  await Promise.all([store.agentStates.move(first), store.agentStates.move(first)]);
  const onBreak = { kind: 'break', breakId, by: 'agent' } as const;
  const second = moveOf(movedBy(first), { kind: 'choose', chosen: onBreak }, START + 5_250);
  await store.agentStates.move(second);
  await store.agentStates.move(second);
  expect(await stateOf(tenant.anna)).toEqual(second.state);
  const written = await store.agentStates.intervals({ tenantId: tenant.id, accountId: tenant.anna }, ALWAYS);
  const [signedOut, ready] = [
    { chosen: 'signed-out', chosenBy: 'platform', signedOut: null, activity: 'idle' },
    { chosen: 'ready', chosenBy: 'platform', signedOut: null, activity: 'idle' },
  ];
  expect(written).toEqual([
    { number: 1, ...signedOut, breakId: null, breakName: null, ...time(0, 1_000) },
    { number: 2, ...ready, breakId: null, breakName: null, ...time(1_000, 5_250) },
  ]);
});

const time = (from: number, until: number) => ({ beganAt: new Date(START + from), endedAt: new Date(START + until) });

test('of two who move a state on from the same one only the first does', async () => {
  const begun = { accountId: tenant.jan, tenantId: tenant.id, version: 0, intervals: 0, state: NEVER_SIGNED_IN(START) };
  const first = moveOf(begun, { kind: 'sign-in' }, START + 1_000);
  await store.agentStates.move(first);
  const second = moveOf(movedBy(first), { kind: 'sign-out', why: 'manual' }, START + 2_000);
  await store.agentStates.move(second);
  await store.agentStates.move(moveOf(movedBy(second), { kind: 'sign-in' }, START + 3_000));
  await expect(store.agentStates.move(second)).rejects.toThrow('moved on by somebody else');
  expect(await numbersOf(tenant.jan)).toEqual([1, 2, 3]);
});

test('a tenant sees nothing of another, and nobody changes what is over', async () => {
  expect(await numbersOf(tenant.anna, other.id)).toEqual([]);
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  try {
    await expect(client.query('UPDATE agent_intervals SET ended_at = now()')).rejects.toThrow('does not change');
    await expect(client.query('DELETE FROM agent_intervals')).rejects.toThrow('does not change');
  } finally {
    await client.end();
  }
});

test('a wrap-up that is over without the classifier it wanted leaves the word of the platform, and none over an agent’s', async () => {
  const [silent, said] = [answeredCall(tenant), answeredCall(tenant)];
  for (const call of [silent, said]) await store.calls.close(call);
  const by = { at: new Date(START), source: '127.0.0.1', tenantId: tenant.id, accountId: tenant.anna };
  const part = await store.classifications.partOf({ tenantId: tenant.id, callId: said.id });
  if (!part) throw new Error('there is a part');
  await store.classifications.set(
    part,
    { ids: [newId()], names: [{ pl: 'Sprzedaż' }], says: 'success', note: null, effects: NO_EFFECTS },
    by,
  );
  const row = (await store.agentStates.all()).find((one) => one.accountId === tenant.anna);
  if (!row) throw new Error('anna was seen');
  const wrappedUp = [silent, said].map(({ id: callId }) => ({ callId, part: 1, classifierRequired: true }));
  await store.agentStates.move({ ...row, over: [], wrappedUp });
  const of = async (callId: string) => (await store.classifications.partOf({ tenantId: tenant.id, callId }))?.said;
  expect(await of(silent.id)).toMatchObject({ system: 'none', setBy: null });
  expect(await of(said.id)).toMatchObject({ system: null, says: 'success' });
});

test('a move of an account of another tenant is refused by the database itself', async () => {
  const begun = { accountId: other.anna, tenantId: tenant.id, version: 0, intervals: 0, state: NEVER_SIGNED_IN(START) };
  await expect(store.agentStates.move(moveOf(begun, { kind: 'sign-in' }, START))).rejects.toThrow('foreign key');
});
