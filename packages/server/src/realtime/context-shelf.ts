import type { ContextCard } from '@wpm/contract';
import { type Log, type Result, ok, refuse } from '@wpm/kernel';
import type { Store } from '@wpm/store';

export type ContextDeps = { readonly store: Pick<Store, 'callContexts' | 'calls'>; readonly log: Log };

/** What CRMs tell of the customers of live calls (F48). At hand, because it goes with every view of a call. */
export class ContextShelf {
  readonly #store: ContextDeps['store'];
  readonly #log: Log;
  readonly #cards = new Map<string, ContextCard>();

  constructor({ store, log }: ContextDeps) {
    this.#store = store;
    this.#log = log;
  }

  /** With the cards of the calls that outlasted the platform before. */
  static async open(deps: ContextDeps): Promise<ContextShelf> {
    const shelf = new ContextShelf(deps);
    for (const { callId, card } of await deps.store.callContexts.all()) shelf.#cards.set(callId, card);
    return shelf;
  }

  of(callId: string): ContextCard | undefined {
    return this.#cards.get(callId);
  }

  /** Keeps a card of a call that lasts. It is on disk when this resolves. */
  async put(
    tenantId: string,
    callId: string,
    card: ContextCard,
  ): Promise<Result<void, { readonly code: 'request/not-found' | 'context/call-over' }>> {
    if (await this.#store.callContexts.put(tenantId, { callId, card })) {
      this.#cards.set(callId, card);
      return ok(undefined);
    }
    const isOver = await this.#store.calls.isOfTenant(tenantId, callId);
    return refuse({ code: isOver ? 'context/call-over' : 'request/not-found' });
  }

  /** The call is over, and its card with it. */
  over(callId: string): void {
    if (!this.#cards.delete(callId)) return;
    // What could not be forgotten is when the platform starts again.
    void this.#store.callContexts
      .forget(callId)
      .catch((error: unknown) => this.#log.warn('context.not-forgotten', { error: String(error) }));
  }
}
