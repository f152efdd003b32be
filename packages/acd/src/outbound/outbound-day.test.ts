import type { OutboundOutcome } from '@wpm/contract';
import { chanceOf } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { isOverLimit } from './abandoned.ts';
import { type EntryInput, advanceEntry } from './advance-entry.ts';
import { chooseEntries } from './choose-entries.ts';
import { type OutboundEntry, attemptsOf, isCallable, nextNumber } from './entry.ts';
import { RULES, waiting } from './sample-rules.fixture.ts';

const MINUTE = 60_000;
const STEP = 30_000;
const HOUR = 60 * MINUTE;
const OUTCOMES = ['answered', 'answered', 'answered', 'busy', 'no-answer', 'failed', 'abandoned'] as const;

type Doing = { readonly entryId: string; readonly until: number } | undefined;

/** A day of agents and entries, in virtual time; what may never be is noted. */
class Day {
  readonly #chance: () => number;
  readonly entries = new Map<string, OutboundEntry>();
  readonly agents = new Map<string, { doing: Doing; freeSince: number }>();
  readonly barred = new Set<string>();
  readonly wrong: string[] = [];
  readonly today = { answered: 0, abandoned: 0 };
  calls = 0;
  now = 7 * HOUR;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
    for (let id = 0; id < 80; id++) {
      // A tenth shares its number with the entry before.
      const number = `+4860010${String(id % 10 === 9 ? id - 1 : id).padStart(4, '0')}`;
      this.entries.set(`entry-${String(id).padStart(3, '0')}`, waiting(0, [number]));
    }
    for (let id = 0; id < 6; id++) this.agents.set(`agent-${id}`, { doing: undefined, freeSince: this.now });
    for (const { numbers } of this.entries.values())
      if (this.#chance() < 0.05) for (const number of numbers) this.barred.add(number);
  }

  get isOpen(): boolean {
    return this.now >= 8 * HOUR && this.now < 20 * HOUR;
  }

  run(): void {
    for (; this.now < 21 * HOUR; this.now += STEP) {
      this.#end();
      this.#choose();
      this.#check();
    }
  }

  #end(): void {
    for (const [accountId, agent] of this.agents) {
      if (!agent.doing || agent.doing.until > this.now) continue;
      const { entryId } = agent.doing;
      const { state } = this.entries.get(entryId) ?? expect.unreachable();
      Object.assign(agent, { doing: undefined, freeSince: this.now });
      if (state.kind === 'offered') this.#decide(accountId, entryId);
      else if (state.kind === 'dialling' || state.kind === 'connected') this.#finish(entryId, state.callId);
    }
    // What asks too late, or twice, changes nothing.
    for (const id of this.entries.keys()) if (this.#chance() < 0.001) this.#tell(id, { kind: 'look' });
  }

  /** An agent who looked at an entry calls it, passes it by, or does nothing. */
  #decide(by: string, entryId: string): void {
    const does = this.#chance();
    if (does < 0.2) return void this.#tell(entryId, { kind: 'skip', by, reason: 'later' });
    if (does < 0.3 || !this.isOpen) return void this.#tell(entryId, { kind: 'withdraw' });
    const { numbers } = this.entries.get(entryId) ?? expect.unreachable();
    this.#dial(by, entryId, numbers[0] ?? '');
  }

  #finish(entryId: string, callId: string): void {
    if (this.#chance() < 0.1) return void this.#tell(entryId, { kind: 'not-called', callId, why: 'agent-missed' });
    const outcome: OutboundOutcome = OUTCOMES[Math.floor(this.#chance() * this.#chance() * OUTCOMES.length)] ?? 'busy';
    if (outcome === 'answered' || outcome === 'abandoned') this.today.answered++;
    if (outcome === 'abandoned') this.today.abandoned++;
    if (outcome === 'answered') this.#tell(entryId, { kind: 'answered', callId });
    this.#tell(entryId, { kind: 'ended', callId, outcome });
  }

  #dial(by: string, entryId: string, number: string): void {
    const call = { by, callId: `call-${this.calls++}`, number };
    if (!this.#tell(entryId, { kind: 'dial', call })) return;
    if (!this.isOpen) this.wrong.push(`${entryId} outside hours`);
    if (this.barred.has(number)) this.wrong.push(`${entryId} is not to be called`);
    const agent = this.agents.get(by) ?? expect.unreachable();
    if (agent.doing) this.wrong.push(`${by} has two`);
    agent.doing = { entryId, until: this.now + MINUTE * (0.5 + 3 * this.#chance()) };
  }

  #choose(): void {
    const states = [...this.entries.values()].map(({ state }) => state);
    const underWay = new Set(states.flatMap((state) => ('number' in state ? [state.number] : [])));
    const free = [...this.agents].flatMap(([accountId, { doing, freeSince }]) =>
      doing ? [] : [{ accountId, freeSince }],
    );
    const lists = (['preview', 'progressive'] as const).map((mode, at) => ({
      listId: mode,
      mode,
      priority: 10,
      isOpen: this.isOpen,
      members: [...this.agents.keys()],
      today: this.today,
      abandonedPercent: 10,
      entries: this.#callable(at),
    }));
    for (const { entryId, accountId, number, what } of chooseEntries(lists, free, underWay)) {
      if (!this.isOpen) this.wrong.push(`${entryId} is chosen outside hours`);
      if (what === 'dial' && isOverLimit(this.today, 10)) this.wrong.push(`${entryId} is called over the limit`);
      if (what === 'dial') this.#dial(accountId, entryId, number);
      else if (this.#tell(entryId, { kind: 'offer', to: accountId, until: this.now + 2 * MINUTE })) {
        const agent = this.agents.get(accountId) ?? expect.unreachable();
        agent.doing = { entryId, until: this.now + MINUTE * this.#chance() };
      }
    }
  }

  #callable(half: number) {
    return [...this.entries].flatMap(([entryId, entry], index) => {
      const number = nextNumber(entry, (each) => this.barred.has(each));
      const { state } = entry;
      if (index % 2 !== half || number === undefined || !isCallable(entry, this.now)) return [];
      const from = state.kind === 'retry' ? state.at : state.kind === 'waiting' ? state.from : 0;
      return [{ entryId, number, priority: 10, from }];
    });
  }

  #tell(entryId: string, input: EntryInput): boolean {
    const advanced = advanceEntry(this.entries.get(entryId) ?? expect.unreachable(), input, RULES, this.now);
    if (advanced.ok) this.entries.set(entryId, advanced.value.next);
    return advanced.ok;
  }

  #check(): void {
    const states = [...this.entries.values()].map(({ state }) => state);
    const holders = states.flatMap((state) => ('by' in state ? [state.by] : 'to' in state ? [state.to] : []));
    const numbers = states.flatMap((state) => ('number' in state ? [state.number] : []));
    if (new Set(holders).size < holders.length) this.wrong.push('an agent has two');
    if (new Set(numbers).size < numbers.length) this.wrong.push('a number is called twice at once');
    for (const [id, { tried }] of this.entries) {
      if (attemptsOf(tried) > RULES.mostAttempts) this.wrong.push(`${id} is called too often`);
      if ((tried.busy ?? 0) > 3 || (tried['no-answer'] ?? 0) > 2) this.wrong.push(`${id} is called too often`);
    }
  }
}

test('on no day has an agent two, is a number called twice at once, outside hours, too often or against the customer’s will', () => {
  for (let seed = 1; seed <= 2; seed++) {
    const day = new Day(seed);
    day.run();
    expect(day.wrong).toEqual([]);
    const kinds = Object.groupBy(day.entries.values(), ({ state }) => state.kind);
    // What could be called was: only who is not to be called still waits, beside what rests for the night.
    const untouched = [...day.entries.values()].filter(
      ({ state, tried }) => attemptsOf(tried) === 0 && state.kind === 'waiting',
    );
    expect(untouched.every(({ numbers }) => numbers.every((number) => day.barred.has(number)))).toBe(true);
    expect(kinds.done?.length ?? 0).toBeGreaterThan(40);
    expect(day.entries.size).toBe(80);
  }
}, 30_000);
