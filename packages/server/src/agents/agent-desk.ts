import {
  type AfterCall,
  type AgentInput,
  type AgentRefusal,
  type AgentSettings,
  type AgentState,
  type WrappedPart,
  NEVER_SIGNED_IN,
  advanceAgent,
  agentDeadline,
  isOnBreak,
  nextOf,
  wantsWrapUp,
} from '@wpm/acd';
import type { Occupation } from '@wpm/calls';
import { type Clock, type Instant, type Log, type Result, ok } from '@wpm/kernel';
import { type AgentStateRow, type AgentStates, isRefusedWrite } from '@wpm/store';
import { agentGauges } from './agent-gauges.ts';

/** Whose state it is. */
export type AgentKey = { readonly id: string; readonly tenantId: string };

/** How long the desk waits to write again what the database would not take. */
const RETRY_MS = 1_000;

export type AgentDeskDeps = {
  readonly states: Pick<AgentStates, 'all' | 'move'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every change of a status or of the next one, when it is on disk. */
  readonly onChanged: (accountId: string, tenantId: string) => void;
  /** Wrap-ups are over that wanted a classifier: by now their parts have one (F07). */
  readonly onWrappedUp: (accountId: string, parts: readonly WrappedPart[]) => void;
  /** The database will never take a write of a status. */
  readonly onRefused: () => void;
  /** An agent who did not answer again and again is signed out by it: told when it is on disk (semantics, Agent state). */
  readonly onSignedOut: (agent: AgentKey) => void;
  /** What holds of agents, by their tenant; where nothing is said, the defaults. */
  readonly rules: ReadonlyMap<string, AgentSettings>;
};

/** What the desk keeps of an agent: the state as it stands on disk, and what happens at its deadline. */
type Kept = AgentKey & {
  readonly state: AgentState;
  readonly version: number;
  readonly intervals: number;
};

/** Whether it is by this change that unanswered offers signed the agent out. */
const becomesSignedOut = (before: AgentState, after: AgentState): boolean =>
  isOutUnanswered(after) && !isOutUnanswered(before);

const isOutUnanswered = ({ chosen }: AgentState): boolean =>
  chosen.kind === 'signed-out' && chosen.why === 'repeated-no-answer';

/** Whether a status shows something else, though it goes on: what comes after the call. */
const showsOther = (before: AgentState, after: AgentState): boolean =>
  nextOf(before) !== nextOf(after) || wantsWrapUp(before) !== wantsWrapUp(after);

/**
 * The state of every agent of this node. What happens to one is taken one thing after the other, and is true when it is on
 * disk: who asks or is told never hears of a status that a restart takes back.
 */
export class AgentDesk implements AsyncDisposable {
  /** The agents whose states were read back. */
  readonly restored: readonly (AgentKey & Pick<AgentStateRow, 'login' | 'domain'>)[];
  readonly #deps: AgentDeskDeps;
  readonly #rules: Map<string, AgentSettings>;
  readonly #agents = new Map<string, Kept>();
  readonly #timers = new Map<string, Disposable>();
  /** The last thing that happens to each agent to whom something is happening. */
  readonly #tails = new Map<string, Promise<unknown>>();
  /** The machine's clock was set back since the last change was written: instants go on from there (F28). */
  readonly #ahead: number;
  /** Who waits to write once more. */
  readonly #retries = new Map<string, { readonly timer: Disposable; readonly resolve: () => void }>();
  readonly #listeners = new Set<(accountId: string) => void>();
  #isClosed = false;

  private constructor(deps: AgentDeskDeps, rows: readonly AgentStateRow[]) {
    this.#deps = deps;
    this.#rules = new Map(deps.rules);
    const latest = rows.reduce((most, { state }) => Math.max(most, state.since), 0);
    this.#ahead = Math.max(0, latest - deps.clock.now());
    this.restored = rows.map(({ accountId: id, tenantId, login, domain }) => ({ id, tenantId, login, domain }));
    for (const { accountId: id, tenantId, state, version, intervals } of rows) {
      this.#agents.set(id, { id, tenantId, state, version, intervals });
    }
  }

  /** Reads the states back. Deadlines that passed meanwhile passed at their own time. */
  static async open(deps: AgentDeskDeps): Promise<AgentDesk> {
    const rows = await deps.states.all();
    const desk = new AgentDesk(deps, rows);
    for (const agent of desk.#agents.values()) desk.#schedule(agent);
    deps.log.info('agents.read', { agents: rows.length, aheadMs: Math.round(desk.#ahead) });
    return desk;
  }

  /** From now on this holds of a tenant's agents: for what begins now. */
  setRules(tenantId: string, rules: AgentSettings): void {
    this.#rules.set(tenantId, rules);
  }

  /** Whether a break keeps calls outside campaigns from and to the user (F27). Who was never seen is on none. */
  isOnBreak(accountId: string): boolean {
    const agent = this.#agents.get(accountId);
    return agent !== undefined && isOnBreak(agent.state);
  }

  /** Whether the user signed out, or was (F44). Who was never seen may have a phone of another maker. */
  isSignedOut(accountId: string): boolean {
    return this.#agents.get(accountId)?.state.chosen.kind === 'signed-out';
  }

  isKnown(accountId: string): boolean {
    return this.#agents.has(accountId);
  }

  /** The state as it stands, and the instant it is, both by the desk's time. */
  stateOf(accountId: string): { readonly state: AgentState; readonly now: Instant } {
    const now = this.#now();
    return { state: this.#agents.get(accountId)?.state ?? NEVER_SIGNED_IN(now), now };
  }

  gauges(): Readonly<Record<string, number>> {
    return agentGauges(this.#agents.values().map(({ state }) => state));
  }

  /** Hears of every change of a state, also of one that no status shows, when it is on disk. */
  onTurned(listener: (accountId: string) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Does what somebody asks for. Resolves when it is on disk. */
  command(agent: AgentKey, input: AgentInput): Promise<Result<void, AgentRefusal>> {
    const at = this.#now();
    return this.#post(agent.id, () => this.#advance(agent, input, at));
  }

  /** Something happened to an agent. It is not waited for; where the disk is away, it is tried again. */
  tell(agent: AgentKey, input: AgentInput): void {
    const at = this.#now();
    void this.#post(agent.id, () => this.#outlast(agent, input, at));
  }

  /** What the calls of a user are now, and what comes after one that is over; of users never seen nothing is kept. */
  occupied(accountId: string, occupation: Occupation, after: AfterCall = { kind: 'nothing' }): void {
    const agent = this.#agents.get(accountId);
    if (!agent) return;
    if (occupation === 'nothing') return this.tell(agent, { kind: 'free', after });
    this.tell(agent, { kind: occupation, ...(after.kind === 'wrap-up' && { owed: after }) });
  }

  /** Resolves when everything that happened so far is written. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#tails.values());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) timer[Symbol.dispose]();
    this.#timers.clear();
    for (const { timer, resolve } of this.#retries.values()) {
      timer[Symbol.dispose]();
      resolve();
    }
    await this.settled();
  }

  #now(): Instant {
    return Math.floor(this.#deps.clock.now() + this.#ahead);
  }

  #post<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(id) ?? Promise.resolve();
    const done = before.then(work, work);
    this.#tails.set(id, done);
    const forget = () => void (this.#tails.get(id) === done && this.#tails.delete(id));
    done.then(forget, forget);
    return done;
  }

  /** @param how `alone`: without what is over by it, where the database will not take that; `unwritten`: it takes none of it */
  async #advance(
    key: AgentKey,
    input: AgentInput,
    at: Instant,
    how: 'whole' | 'alone' | 'unwritten' = 'whole',
  ): Promise<Result<void, AgentRefusal>> {
    const { id, tenantId } = key;
    const kept = this.#agents.get(id) ?? { id, tenantId, state: NEVER_SIGNED_IN(at), version: 0, intervals: 0 };
    const advanced = advanceAgent(kept.state, input, at, this.#rules.get(tenantId));
    if (!advanced.ok) return advanced;
    const { next } = advanced.value;
    const wrappedUp = how === 'whole' ? advanced.value.wrappedUp : [];
    // What lasted no time is nothing a report could show.
    const over = how === 'whole' ? advanced.value.over.filter(({ from, until }) => until > from) : [];
    if (JSON.stringify(next) === JSON.stringify(kept.state)) return ok(undefined);
    const { version, intervals } = kept;
    const isWritten = how !== 'unwritten';
    const move = { accountId: id, tenantId, version, intervals, state: next, over, wrappedUp };
    if (isWritten) await this.#deps.states.move(move);
    const written = Number(isWritten);
    const moved: Kept = { id, tenantId, state: next, version: version + written, intervals: intervals + over.length };
    this.#agents.set(id, moved);
    this.#schedule(moved);
    if (wrappedUp.length > 0) this.#deps.onWrappedUp(id, wrappedUp);
    if (advanced.value.over.length > 0 || showsOther(kept.state, next)) this.#deps.onChanged(id, tenantId);
    this.#tellListeners(id);
    if (becomesSignedOut(kept.state, next)) this.#deps.onSignedOut({ id, tenantId });
    return ok(undefined);
  }

  #tellListeners(id: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(id);
      } catch (error) {
        // It is written: whoever stumbles over it must not have it written again.
        this.#deps.log.error('agent.not-told', { account: id, error: String(error) });
      }
    }
  }

  #schedule(agent: Kept): void {
    this.#timers.get(agent.id)?.[Symbol.dispose]();
    this.#timers.delete(agent.id);
    const due = agentDeadline(agent.state);
    if (due === undefined || this.#isClosed) return;
    const { clock } = this.#deps;
    const fire = () => this.tell(agent, { kind: 'time' });
    // The next whole millisecond: instants are whole here, and a timer may be early by a part of one.
    this.#timers.set(agent.id, clock.schedule(due - this.#ahead + 1, fire));
  }

  /**
   * Until it is written, or the platform stops, nothing else happens to the agent: the order of things stays theirs. What the
   * database will never take is not tried again: the agent is then as the database has them, and goes on from there.
   */
  async #outlast(agent: AgentKey, input: AgentInput, at: Instant): Promise<void> {
    const { clock } = this.#deps;
    while (!this.#isClosed) {
      const came = await this.#tried(agent, input, () => this.#advance(agent, input, at));
      if (came === 'done') return;
      if (came === 'refused' && (await this.#reconciled(agent, input, at))) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#retries.set(agent.id, { timer: clock.schedule(clock.now() + RETRY_MS, resolve), resolve });
      await promise;
      this.#retries.delete(agent.id);
    }
  }

  async #tried(
    { id }: AgentKey,
    { kind }: AgentInput,
    work: () => Promise<unknown>,
  ): Promise<'done' | 'refused' | 'away'> {
    try {
      await work();
      return 'done';
    } catch (error) {
      const isRefused = isRefusedWrite(error);
      if (isRefused) this.#deps.onRefused();
      this.#deps.log.error('agent.not-written', {
        account: id,
        input: kind,
        isGivenUp: isRefused,
        error: String(error),
      });
      return isRefused ? 'refused' : 'away';
    }
  }

  /**
   * The write was refused: who is gone is forgotten, who was moved on by somebody else goes on from there, and of others the status
   * alone is kept, on disk where that is taken: nobody stays busy for a line of a report. @returns false where the disk is away
   */
  async #reconciled(agent: AgentKey, input: AgentInput, at: Instant): Promise<boolean> {
    const { id, tenantId } = agent;
    const came = await this.#tried(agent, input, async () => {
      const row = (await this.#deps.states.all()).find(({ accountId }) => accountId === id);
      const isGone = row === undefined && (this.#agents.get(id)?.version ?? 0) > 0;
      if (isGone) return this.#forget(id);
      if (row) this.#agents.set(id, { id, tenantId, state: row.state, version: row.version, intervals: row.intervals });
      await this.#advance(agent, input, at, 'alone');
    });
    if (came === 'refused') await this.#advance(agent, input, at, 'unwritten');
    return came !== 'away';
  }

  #forget(id: string): void {
    this.#agents.delete(id);
    this.#timers.get(id)?.[Symbol.dispose]();
    this.#timers.delete(id);
    this.#tellListeners(id);
  }
}
