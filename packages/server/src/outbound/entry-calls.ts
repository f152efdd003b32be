import { type EntryCall, type EntryInput, type RetryRules, advanceEntry } from '@wpm/acd';
import type { CallControl, PlaceRefused, Summoned } from '@wpm/calls';
import type { OutboundRefusal } from '@wpm/contract';
import { type Clock, type Log, type Result, ok, refuse, uuidV7 } from '@wpm/kernel';
import type { OutboundEntryRow, Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { CampaignBook } from '../queues/campaign-book.ts';
import type { ReadList } from './running-lists.ts';

export type EntryCallDeps = {
  readonly store: Pick<Store, 'outbound'>;
  readonly campaigns: Pick<CampaignBook, 'byId' | 'schedule' | 'outboundList'>;
  readonly agents: Pick<AgentDesk, 'stateOf' | 'onTurned'>;
  readonly calls: Pick<CallControl, 'isBusy' | 'isUnderWay'> & {
    readonly placing: Pick<CallControl['placing'], 'place'>;
  };
  /** The agent is offered another entry, or none, or calls one. */
  readonly onChanged: (accountId: string) => void;
  readonly clock: Clock;
  readonly log: Log;
};

type Told = {
  /** The agent is left alone for a while. */
  readonly rests: (accountId: string) => void;
  /** A call came to nothing, or has begun. */
  readonly over: () => void;
};

export type NotCalled = PlaceRefused | { readonly code: OutboundRefusal };

/** After this a call that nobody knows of will not begin: longer than an agent's phone takes to be woken and to ring. */
const LOST_MS = 150_000;

/** Refusals that calling again would not mend: they are attempts, as a wrong number is. */
const FOR_GOOD: readonly string[] = ['call/unknown-number', 'call/not-permitted', 'call/not-allowed'];
/** Those that are the agent's. */
const OF_THE_AGENT: readonly string[] = ['call/no-phone', 'call/busy'];

/** Calls to entries of outbound lists: written before they are placed, and again when it is known what came of it. */
export class EntryCalls {
  readonly #deps: EntryCallDeps;
  readonly #told: Told;

  constructor(deps: EntryCallDeps, told: Told) {
    this.#deps = deps;
    this.#told = told;
  }

  /** Writes what becomes of an entry; false where it is not what was seen any more, or that does not fit it. */
  async advance(row: OutboundEntryRow, input: EntryInput, rules: RetryRules, why?: string): Promise<boolean> {
    const now = this.#deps.clock.now();
    const advanced = advanceEntry(row.entry, input, rules, now);
    if (!advanced.ok) return false;
    const isMoved = await this.#deps.store.outbound.move(row, advanced.value, { at: new Date(now), why: why ?? null });
    const { state } = advanced.value.next;
    this.#deps.log.info('outbound.entry', { entry: row.id, input: input.kind, state: state.kind, isMoved });
    return isMoved;
  }

  /** Calls an entry for an agent: their phone rings first (ADR 0050), so that whoever answers is answered. */
  async dial(
    row: OutboundEntryRow,
    { settings, campaignId }: Pick<ReadList, 'settings' | 'campaignId'>,
    { accountId, number }: { readonly accountId: string; readonly number: string },
  ): Promise<Result<{ readonly callId: string }, NotCalled>> {
    const callId = uuidV7(this.#deps.clock.now(), (bytes) => crypto.getRandomValues(bytes));
    const call = { by: accountId, callId, number };
    if (!(await this.advance(row, { kind: 'dial', call }, settings))) return refuse({ code: 'outbound/not-offered' });
    this.#deps.onChanged(accountId);
    const { tenantId, name } = row;
    const listed = { isListed: true, ...(name !== null && { name }) } as const;
    const ask = { tenantId, accountId, dialled: number, campaignId, callId, ...listed } as const;
    const placed = await this.#deps.calls.placing.place(ask);
    if (!placed.ok) {
      await this.#notPlaced({ id: row.id, tenantId }, call, { why: placed.error.code, rules: settings });
      return placed;
    }
    void placed.value.summoned.then((summoned) =>
      this.#rang({ id: row.id, tenantId }, call, { summoned, rules: settings }),
    );
    return ok({ callId });
  }

  /** Whether a call that was written is one nobody knows of: the platform died between the two. */
  isLost({ callId, since }: EntryCall): boolean {
    const { calls, clock } = this.#deps;
    return !calls.isUnderWay(callId) && since + LOST_MS <= clock.now();
  }

  async #notPlaced(key: Key, { callId, by }: Called, { why, rules }: Failed): Promise<void> {
    const isAgents = OF_THE_AGENT.includes(why);
    if (isAgents) this.#told.rests(by);
    const input: EntryInput = FOR_GOOD.includes(why)
      ? { kind: 'ended', callId, outcome: 'failed' }
      : { kind: 'not-called', callId, why: isAgents ? 'agent-missed' : 'not-placed' };
    await this.#settle(key, input, { rules, why, by });
  }

  /** Where the agent's phone was answered the call goes on, and its record says what comes of it. */
  async #rang(key: Key, { callId, by }: Called, { summoned, rules }: Rung): Promise<void> {
    if (summoned.outcome !== 'answered') {
      this.#told.rests(by);
      const input = { kind: 'not-called', callId, why: 'agent-missed' } as const;
      await this.#settle(key, input, { rules, why: summoned.outcome, by });
    }
    this.#told.over();
  }

  async #settle(key: Key, input: EntryInput, { rules, why, by }: Failed & { readonly by: string }): Promise<void> {
    try {
      const row = await this.#deps.store.outbound.byId(key.tenantId, key.id);
      if (row) await this.advance(row, input, rules, why);
    } catch (error) {
      // It is found again by who looks what is under way.
      this.#deps.log.error('outbound.not-written', { entry: key.id, error: String(error) });
    }
    this.#deps.onChanged(by);
  }
}

type Key = { readonly id: string; readonly tenantId: string };
type Called = Pick<EntryCall, 'callId' | 'by'>;
type Failed = { readonly why: string; readonly rules: RetryRules };
type Rung = { readonly summoned: Summoned; readonly rules: RetryRules };
