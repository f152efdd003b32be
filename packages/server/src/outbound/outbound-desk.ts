import { type OutboundChoice, type RunningList, chooseEntries, isOfferable, nextNumber } from '@wpm/acd';
import type { OutboundListSettings, OutboundStanding, SkipReason } from '@wpm/contract';
import { type Instant, type Result, refuse } from '@wpm/kernel';
import type { CallableRow, EntryUnderWay } from '@wpm/store';
import { EntryCalls, type EntryCallDeps, type NotCalled } from './entry-calls.ts';
import { holderOf, newsOf } from './entry-news.ts';
import { type ReadList, readLists, standingOf } from './running-lists.ts';

/** How often it is looked without being asked: an opening hour, a retry that is due, an offer that lasted long enough. */
const EVERY_MS = 5_000;
/** Asked for many times at once, it looks once. */
const SOON_MS = 150;
/** An agent who missed an entry, or let it pass, is left alone for so long. */
const REST_MS = 60_000;

/** A list as the desk last saw it. */
type Seen = Pick<ReadList, 'members' | 'tenantId'> & {
  readonly settings: OutboundListSettings;
  readonly standing: OutboundStanding;
};

/**
 * Calls whom outbound lists name, for agents who are free (F45, ADR 0061). What it knows it reads, and what it does it writes before:
 * a restart calls nobody twice and loses nobody.
 */
export class OutboundDesk implements Disposable {
  readonly #deps: EntryCallDeps;
  readonly #calls: EntryCalls;
  readonly #seen = new Map<string, Seen>();
  readonly #resting = new Map<string, Instant>();
  readonly #listening: Disposable;
  #timer: Disposable | undefined;
  #looking: Promise<void> | undefined;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(deps: EntryCallDeps) {
    this.#deps = deps;
    this.#calls = new EntryCalls(deps, {
      rests: (accountId) => this.#resting.set(accountId, deps.clock.now() + REST_MS),
      over: () => this.wake(),
    });
    this.#listening = deps.agents.onTurned(() => this.wake());
    this.#wait(EVERY_MS);
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#listening[Symbol.dispose]();
    this.#timer?.[Symbol.dispose]();
  }

  /** Something is another than it was: it looks soon. */
  wake(): void {
    this.#wait(SOON_MS);
  }

  /** Goes on with what is under way, and gives agents who are free their next entries. Never throws. */
  look(): Promise<void> {
    if (this.#looking) {
      this.#isAskedAgain = true;
      return this.#looking;
    }
    this.#looking = this.#lookWhileAsked().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Calls the entry that an agent is offered. */
  async call(agent: Agent, entryId: string): Promise<Result<{ readonly callId: string }, NotCalled>> {
    const row = await this.#offered(agent, entryId);
    if (!row) return NOT_OFFERED;
    const list = (await this.#read(row.listId))[0];
    const standing = list && standingOf(list);
    if (!list || standing === 'nothing-due' || standing === 'paused') return refuse({ code: 'outbound/paused' });
    if (standing === 'out-of-hours') return refuse({ code: 'outbound/out-of-hours' });
    const number = nextNumber(row.entry, (each) => row.barred.includes(each));
    if (number === undefined) {
      await this.#calls.advance(row, { kind: 'bar' }, list.settings);
      this.#deps.onChanged(agent.id);
      return refuse({ code: 'outbound/do-not-call' });
    }
    return this.#calls.dial(row, list, { accountId: agent.id, number });
  }

  /** Passes the entry by that an agent is offered; false where it is not offered to them. */
  async skip(agent: Agent, entryId: string, reason: SkipReason): Promise<boolean> {
    const row = await this.#offered(agent, entryId);
    const list = row && (await this.#settingsOf(row.tenantId, row.listId));
    if (!row || !list) return false;
    const isDone = await this.#calls.advance(row, { kind: 'skip', by: agent.id, reason }, list, reason);
    this.#deps.onChanged(agent.id);
    this.wake();
    return isDone;
  }

  /** The lists that call for an agent, and what they do. */
  listsOf({ id, tenantId }: Agent): readonly Seen[] {
    return [...this.#seen.values()].filter((list) => list.tenantId === tenantId && list.members.includes(id));
  }

  /** A list with the name of its campaign; undefined where the tenant has no such list. */
  async list(tenantId: string, listId: string) {
    const list = await this.#settingsOf(tenantId, listId);
    const campaign = list && (await this.#deps.campaigns.byId(tenantId, list.campaignId));
    return list && campaign && { list, campaign: campaign.settings.name };
  }

  /** What a list does that is enabled. */
  standing(listId: string): OutboundStanding {
    return this.#seen.get(listId)?.standing ?? 'nothing-due';
  }

  #wait(ms: number): void {
    this.#timer?.[Symbol.dispose]();
    if (this.#isClosed) return;
    const { clock } = this.#deps;
    this.#timer = clock.schedule(clock.now() + ms, () => void this.look());
  }

  async #lookWhileAsked(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      try {
        await this.#lookOnce();
      } catch (error) {
        this.#deps.log.error('outbound.not-looked', { error: String(error) });
      }
    } while (this.#isAskedAgain && !this.#isClosed);
    this.#wait(EVERY_MS);
  }

  async #lookOnce(): Promise<void> {
    const { store, clock } = this.#deps;
    for (const row of await store.outbound.underWay()) await this.#goOn(row);
    const lists = await this.#read();
    this.#seen.clear();
    for (const list of lists) this.#seen.set(list.listId, { ...list, standing: standingOf(list) });
    const underWay = await store.outbound.underWay();
    const busy = new Set(underWay.flatMap(({ entry: { state } }) => holderOf(state) ?? []));
    const free = this.#free(lists, busy, clock.now());
    if (free.length === 0) return;
    const rows = new Map<string, CallableRow>();
    const running: RunningList[] = [];
    for (const list of lists) running.push(await this.#running(list, free.length, rows));
    const numbers = underWay.flatMap(({ entry }) => ('number' in entry.state ? [entry.state.number] : entry.numbers));
    for (const choice of chooseEntries(running, free, new Set(numbers))) {
      const [row, list] = [rows.get(choice.entryId), lists.find(({ listId }) => listId === choice.listId)];
      if (row && list) await this.#give(choice, row, list);
    }
  }

  /** What happened to an entry that an agent has. */
  async #goOn(row: EntryUnderWay): Promise<void> {
    const settings = await this.#settingsOf(row.tenantId, row.listId);
    if (!settings) return;
    const { clock } = this.#deps;
    const input = newsOf(row, {
      now: clock.now(),
      isRunning: settings.enabled,
      isFree: (accountId) => this.#isFree(accountId),
      isLost: (call) => this.#calls.isLost(call),
    });
    if (!input) return;
    const agent = holderOf(row.entry.state) ?? '';
    if (input.kind === 'look') this.#resting.set(agent, clock.now() + REST_MS);
    await this.#calls.advance(row, input, settings);
    this.#deps.onChanged(agent);
  }

  async #give({ accountId, number, what }: OutboundChoice, row: CallableRow, list: ReadList): Promise<void> {
    if (what === 'dial') {
      await this.#calls.dial(row, list, { accountId, number });
      return;
    }
    const until = this.#deps.clock.now() + list.settings.previewSeconds * 1_000;
    const isOffered = await this.#calls.advance(row, { kind: 'offer', to: accountId, until }, list.settings);
    if (isOffered) this.#deps.onChanged(accountId);
  }

  /** The list with what of it may be called; entries whose customers want no more calls are closed on the way. */
  async #running(list: ReadList, agents: number, rows: Map<string, CallableRow>): Promise<RunningList> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const standing = standingOf(list);
    const read =
      standing === 'calling' ? { listId: list.listId, now: new Date(now), limit: 2 * agents + 10 } : undefined;
    const found = read ? await store.outbound.callable(read) : [];
    const entries = [];
    for (const row of found) {
      const number = nextNumber(row.entry, (each) => row.barred.includes(each));
      const { state } = row.entry;
      const from = state.kind === 'retry' ? state.at : state.kind === 'waiting' ? state.from : now;
      if (number === undefined) await this.#calls.advance(row, { kind: 'bar' }, list.settings);
      else entries.push({ entryId: row.id, number, priority: row.priority, from });
      rows.set(row.id, row);
    }
    const { mode, abandonedPercent } = list.settings;
    const { listId, members, today, priority, isOpen } = list;
    return { listId, mode, priority, isOpen, members, today, abandonedPercent, entries };
  }

  #free(lists: readonly ReadList[], busy: ReadonlySet<string>, now: Instant) {
    const members = new Set(lists.flatMap((list) => (standingOf(list) === 'calling' ? list.members : [])));
    return [...members].flatMap((accountId) => {
      const rests = (this.#resting.get(accountId) ?? 0) > now;
      if (rests || busy.has(accountId) || !this.#isFree(accountId)) return [];
      return [{ accountId, freeSince: this.#deps.agents.stateOf(accountId).state.since }];
    });
  }

  #isFree(accountId: string): boolean {
    const { state } = this.#deps.agents.stateOf(accountId);
    return isOfferable(state, 'campaign') && state.reach.kind === 'reachable' && !this.#deps.calls.isBusy(accountId);
  }

  #read(only?: string): Promise<readonly ReadList[]> {
    return readLists(this.#deps, only);
  }

  async #settingsOf(tenantId: string, listId: string): Promise<OutboundListSettings | undefined> {
    return this.#seen.get(listId)?.settings ?? (await this.#deps.campaigns.outboundList(tenantId, listId));
  }

  async #offered({ id, tenantId }: Agent, entryId: string): Promise<CallableRow | undefined> {
    const row = await this.#deps.store.outbound.byId(tenantId, entryId);
    return row?.entry.state.kind === 'offered' && row.entry.state.to === id ? row : undefined;
  }
}

type Agent = { readonly id: string; readonly tenantId: string };

const NOT_OFFERED = refuse({ code: 'outbound/not-offered' } as const);
