import type { CallRecord } from '@wpm/calls';
import type { Log } from '@wpm/kernel';
import type { PlaceOffer, Store } from '@wpm/store';
import type { Counters } from '../metrics.ts';

export type OfferTallyDeps = {
  readonly store: { readonly reports: Pick<Store['reports'], 'verdictsOf'> };
  readonly counters: Counters;
  readonly log: Log;
};

/**
 * Counts what came of offers to agents, by the verdict of their ledger (semantics, promise 2), each once: those of a call when it is
 * over and on disk, and those that were made for a kept place as each ends, for the call they stand with is over before.
 */
export class OfferTally {
  readonly #deps: OfferTallyDeps;

  constructor(deps: OfferTallyDeps) {
    this.#deps = deps;
  }

  callEnded({ id, tenantId, queue }: Pick<CallRecord, 'id' | 'tenantId' | 'queue'>): void {
    const numbers = queue?.offers.map(({ number }) => number) ?? [];
    if (numbers.length > 0) void this.#count(tenantId, id, numbers);
  }

  /** Of a kept place, as it is on disk. */
  offerEnded(tenantId: string, { callId, number }: Pick<PlaceOffer, 'callId' | 'number'>): void {
    void this.#count(tenantId, callId, [number]);
  }

  async #count(tenantId: string, callId: string, numbers: readonly number[]): Promise<void> {
    const { store, counters, log } = this.#deps;
    try {
      const verdicts = await store.reports.verdictsOf(tenantId, callId);
      for (const { number, verdict } of verdicts)
        if (numbers.includes(number)) counters.add('wpm_offers_total', { verdict });
    } catch (error) {
      log.warn('offers.not-counted', { call: callId, error: String(error) });
    }
  }
}
