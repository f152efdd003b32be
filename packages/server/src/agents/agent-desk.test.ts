import type { AgentSettings, AgentState } from '@wpm/acd';
import { ManualClock, silentLog } from '@wpm/kernel';
import { type AgentMove, type AgentStateRow, RefusedWrite } from '@wpm/store';
import { expect, test } from 'vitest';
import { AgentDesk, type AgentKey } from './agent-desk.ts';

const ANNA = { id: 'anna', tenantId: 'tenant' };
const LUNCH = { kind: 'choose', chosen: { kind: 'break', breakId: 'lunch', by: 'agent' } } as const;
const READY = { kind: 'choose', chosen: { kind: 'ready', by: 'agent' } } as const;

/** A disk that survives a desk, and can be away. */
class Disk {
  readonly moves: AgentMove[] = [];
  readonly rows = new Map<string, AgentStateRow>();
  isAway = false;
  /** What the next writes fail with, each once. */
  refusals: Error[] = [];

  readonly states = {
    all: async () => [...this.rows.values()],
    move: async (move: AgentMove) => {
      if (this.isAway) throw new Error('away');
      const refusal = this.refusals.shift();
      if (refusal) throw refusal;
      const { accountId, tenantId, version, intervals, over } = move;
      expect(version).toBe(this.rows.get(accountId)?.version ?? 0);
      const kept: AgentState = JSON.parse(JSON.stringify(move.state));
      const moved = { version: version + 1, intervals: intervals + over.length, state: kept };
      this.rows.set(accountId, { accountId, tenantId, login: accountId, domain: 'demo.local', ...moved });
      this.moves.push(move);
    },
  };

  /** How long each status lasted, ms. */
  get times(): number[] {
    return this.moves.flatMap(({ over }) => over.map(({ from, until }) => until - from));
  }
}

async function deskOn(disk: Disk, clock: ManualClock, rules: ReadonlyMap<string, AgentSettings> = new Map()) {
  const changed: string[] = [];
  const signedOut: string[] = [];
  const refused = { count: 0 };
  const deps = {
    states: disk.states,
    clock,
    log: silentLog,
    onChanged: (id: string) => changed.push(id),
    onWrappedUp: () => {},
    onRefused: () => (refused.count += 1),
    onSignedOut: ({ id }: AgentKey) => signedOut.push(id),
    rules,
  };
  return { desk: await AgentDesk.open(deps), changed, refused, signedOut };
}

const clockAt = (now: number): ManualClock => {
  const clock = new ManualClock();
  clock.advance(now);
  return clock;
};

test('what happens at once is written one after the other, and told when it is written', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk, changed } = await deskOn(disk, clock);
  const done = [desk.command(ANNA, { kind: 'sign-in' }), desk.command(ANNA, LUNCH), desk.command(ANNA, READY)];
  expect(changed).toEqual([]);
  await Promise.all(done);
  expect(disk.moves.map(({ version }) => version)).toEqual([0, 1, 2]);
  expect(changed).toEqual(['anna', 'anna', 'anna']);
  expect(desk.isOnBreak('anna')).toBe(false);
});

test('agents are counted by what they chose and what happens to them', async () => {
  const clock = new ManualClock();
  const { desk } = await deskOn(new Disk(), clock);
  expect(desk.gauges()).toEqual({});
  const jan = { ...ANNA, id: 'jan' };
  for (const agent of [ANNA, jan]) desk.tell(agent, { kind: 'sign-in' });
  await desk.settled();
  await desk.command(jan, LUNCH);
  expect(desk.gauges()).toEqual({
    'wpm_agents{chosen="ready",activity="idle",reach="lost"}': 1,
    'wpm_agents{chosen="break",activity="idle",reach="lost"}': 1,
  });
});

test('a break counts from the moment it is on disk', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk } = await deskOn(disk, clock);
  const done = desk.command(ANNA, LUNCH);
  expect(desk.isOnBreak('anna')).toBe(false);
  await done;
  expect(desk.isOnBreak('anna')).toBe(true);
});

test('a refusal writes nothing and tells nobody; nor does what changes nothing', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk, changed } = await deskOn(disk, clock);
  await desk.command(ANNA, READY);
  desk.occupied('anna', 'ringing');
  desk.occupied('anna', 'ringing');
  expect(await desk.command(ANNA, LUNCH)).toEqual({ ok: false, error: { code: 'status/ringing' } });
  expect([disk.moves.length, changed.length]).toEqual([2, 2]);
});

test('a lost phone makes its user unreachable by itself, at its time', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk } = await deskOn(disk, clock);
  await desk.command(ANNA, { kind: 'sign-in' });
  desk.tell(ANNA, { kind: 'reachable' });
  clock.advance(500);
  desk.tell(ANNA, { kind: 'lost' });
  await desk.settled();
  clock.advance(45_001);
  await desk.settled();
  const { state } = desk.stateOf('anna');
  expect([state.reach.kind, state.since]).toEqual(['unreachable', 46_500]);
});

test('while the disk is away nothing is true, and then everything in its order and at its own time', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk, changed } = await deskOn(disk, clock);
  await desk.command(ANNA, READY);
  disk.isAway = true;
  clock.advance(2_000);
  desk.occupied('anna', 'ringing');
  clock.advance(300);
  desk.occupied('anna', 'in-call');
  const command = desk.command(ANNA, LUNCH);
  // The first try fails, and the next waits for the clock.
  await expect.poll(() => clock.pending).toBe(1);
  expect(changed).toHaveLength(1);
  disk.isAway = false;
  clock.advance(5_000);
  expect(await command).toEqual({ ok: true, value: undefined });
  expect(disk.times).toEqual([2_000, 300]);
  expect(desk.stateOf('anna').state.activity).toMatchObject({ kind: 'in-call', next: { kind: 'break' } });
});

const VIOLATES = Object.assign(new Error('violates'), { code: '23503' });

test('what the database will never take is tried once more without what is over by it, counted, and nobody stays busy for it', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk, refused } = await deskOn(disk, clock);
  await desk.command(ANNA, READY);
  clock.advance(1_000);
  desk.occupied('anna', 'in-call');
  await desk.settled();
  clock.advance(1_000);
  disk.refusals = [VIOLATES];
  desk.occupied('anna', 'nothing');
  await desk.settled();
  expect([clock.pending, refused.count, disk.moves.at(-1)?.over]).toEqual([0, 1, []]);
  expect(desk.stateOf('anna').state.activity.kind).toBe('idle');
});

test('who is free is free also where not even that is taken, and what comes after is written from where the disk is', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk, refused } = await deskOn(disk, clock);
  await desk.command(ANNA, READY);
  desk.occupied('anna', 'in-call');
  await desk.settled();
  disk.refusals = [VIOLATES, VIOLATES];
  desk.occupied('anna', 'nothing');
  await desk.settled();
  expect([clock.pending, refused.count, disk.moves.length]).toEqual([0, 2, 2]);
  expect(desk.stateOf('anna').state.activity.kind).toBe('idle');
  desk.occupied('anna', 'ringing');
  await desk.settled();
  expect([disk.moves.length, desk.stateOf('anna').state.activity.kind]).toEqual([3, 'ringing']);
});

test('an agent whose account is gone is forgotten, and one whom another moved on goes on from there', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk } = await deskOn(disk, clock);
  await desk.command(ANNA, READY);
  const row = disk.rows.get('anna');
  if (!row) throw new Error('it is written');
  disk.rows.set('anna', { ...row, version: row.version + 1 });
  disk.refusals = [new RefusedWrite('moved on')];
  desk.occupied('anna', 'in-call');
  await desk.settled();
  expect(disk.rows.get('anna')).toMatchObject({ version: row.version + 2, state: { activity: { kind: 'in-call' } } });
  disk.rows.delete('anna');
  disk.refusals = [VIOLATES];
  desk.occupied('anna', 'nothing');
  await desk.settled();
  expect([desk.isKnown('anna'), clock.pending]).toEqual([false, 0]);
});

test('a connection that was lost in the write is not given up on', async () => {
  const [disk, clock] = [new Disk(), clockAt(1_000)];
  const { desk } = await deskOn(disk, clock);
  await desk.command(ANNA, READY);
  disk.refusals = [Object.assign(new Error('terminated'), { code: '08006' })];
  desk.occupied('anna', 'ringing');
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(1_000);
  await desk.settled();
  expect(desk.stateOf('anna').state.activity.kind).toBe('ringing');
});

test('killed and started anew it goes on where the disk is, and deadlines passed at their own time', async () => {
  const disk = new Disk();
  const before = await deskOn(disk, clockAt(1_000));
  await before.desk.command(ANNA, READY);
  before.desk.tell(ANNA, { kind: 'reachable' });
  before.desk.tell(ANNA, { kind: 'lost' });
  await before.desk.settled();
  const clock = clockAt(100_000);
  const { desk } = await deskOn(disk, clock);
  clock.advance(1);
  await desk.settled();
  expect(desk.stateOf('anna').state.since).toBe(46_000);
  expect(disk.times).toEqual([45_000]);
});

test('a clock that was set back between two runs takes no time away and makes none', async () => {
  const disk = new Disk();
  const before = await deskOn(disk, clockAt(3_600_000));
  await before.desk.command(ANNA, READY);
  const clock = clockAt(0);
  const { desk } = await deskOn(disk, clock);
  clock.advance(7_000);
  await desk.command(ANNA, LUNCH);
  clock.advance(2_000);
  await desk.command(ANNA, READY);
  expect(disk.times).toEqual([7_000, 2_000]);
});

/** Lets an offer ring out. */
async function misses(desk: AgentDesk): Promise<void> {
  desk.occupied('anna', 'ringing');
  desk.occupied('anna', 'nothing', { kind: 'not-answered' });
  await desk.settled();
}

test('a tenant says how long a phone is waited for and after how many unanswered offers an agent is out, who is told of it once', async () => {
  const clock = clockAt(1_000);
  const rules = new Map([
    ['tenant', { graceMs: 10_000, notAnsweringMs: 5_000, mostUnanswered: 2, inactiveMs: 60_000 }],
  ]);
  const { desk, signedOut } = await deskOn(new Disk(), clock, rules);
  const shown = () => desk.stateOf('anna').state;
  await desk.command(ANNA, { kind: 'choose', chosen: { kind: 'in-queue', by: 'agent' } });
  desk.tell(ANNA, { kind: 'reachable' });
  await misses(desk);
  expect(shown().activity).toEqual({ kind: 'not-answering', until: 6_000 });
  expect(signedOut).toEqual([]);
  await misses(desk);
  expect(shown().chosen).toMatchObject({ kind: 'signed-out', why: 'repeated-no-answer' });
  expect(signedOut).toEqual(['anna']);
  desk.tell(ANNA, { kind: 'lost' });
  await desk.settled();
  expect([shown().reach, signedOut]).toEqual([{ kind: 'lost', until: 11_000 }, ['anna']]);

  // What is settled anew holds from then on; nobody is signed out by it who may miss as many as they like.
  desk.setRules('tenant', { graceMs: 20_000, notAnsweringMs: 5_000, mostUnanswered: Infinity, inactiveMs: Infinity });
  await desk.command(ANNA, READY);
  for (let offer = 0; offer < 9; offer++) await misses(desk);
  expect([shown().chosen.kind, signedOut]).toEqual(['ready', ['anna']]);
  desk.tell(ANNA, { kind: 'reachable' });
  desk.tell(ANNA, { kind: 'lost' });
  await desk.settled();
  expect(shown().reach).toEqual({ kind: 'lost', until: 21_000 });
});
