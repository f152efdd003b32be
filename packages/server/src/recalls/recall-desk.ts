import { type FreeForRecall, isOfferable, recallOffers } from '@wpm/acd';
import type { Clock, Log } from '@wpm/kernel';
import type { DueRecallRow, Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';

/** How often it is looked which recalls are due. */
const EVERY_MS = 5_000;
/** How long an agent is asked. */
export const OFFER_MS = 60_000;

export type RecallDeskDeps = {
  readonly store: { readonly recalls: Pick<Store['recalls'], 'due' | 'offer'> };
  readonly agents: Pick<AgentDesk, 'stateOf'>;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly log: Log;
};

/** Offers recalls that are due to agents who are free (F24). What it knows it reads: it forgets nothing in a restart. */
export class RecallDesk implements Disposable {
  readonly #deps: RecallDeskDeps;
  #timer: Disposable | undefined;
  #isClosed = false;

  constructor(deps: RecallDeskDeps) {
    this.#deps = deps;
    this.#wait();
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#timer?.[Symbol.dispose]();
  }

  /** Offers what is due now. */
  async look(): Promise<void> {
    const { store, now, log } = this.#deps;
    const at = now();
    const due = await store.recalls.due(at);
    const tenants = new Map(due.map(({ recallId, tenantId }) => [recallId, tenantId]));
    for (const { recallId: id, accountId } of recallOffers(due, this.#free(due), at.getTime())) {
      const tenantId = tenants.get(id) ?? '';
      const until = new Date(at.getTime() + OFFER_MS);
      const isMade = await store.recalls.offer({ tenantId, id }, accountId, { now: at, until });
      log.info('recall.offered', { recall: id, agent: accountId, isMade });
    }
  }

  #wait(): void {
    if (this.#isClosed) return;
    const { clock, log } = this.#deps;
    this.#timer = clock.schedule(clock.now() + EVERY_MS, () => {
      void this.look()
        .catch((error: unknown) => log.error('recall.not-offered', { error: String(error) }))
        .finally(() => this.#wait());
    });
  }

  /** Of those the recalls are for who could take a call now. */
  #free(due: readonly DueRecallRow[]): readonly FreeForRecall[] {
    const wanted = new Set(due.flatMap(({ accountId, members }) => (accountId === null ? members : [accountId])));
    return [...wanted].flatMap((accountId) => {
      const { state } = this.#deps.agents.stateOf(accountId);
      const isFree = isOfferable(state, 'direct') && state.reach.kind === 'reachable';
      return isFree ? [{ accountId, inQueue: state.chosen.kind === 'in-queue', freeSince: state.since }] : [];
    });
  }
}
