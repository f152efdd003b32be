import type { BesideCame, BesideWish, Besides } from '@wpm/calls';
import type { Registrar } from '@wpm/sip';
import type { Store } from '@wpm/store';
import type { Waker } from '../push/waker.ts';
import { phoneTarget } from './phone-target.ts';
import { aorOf } from './sip-identity.ts';

export type BesideRouteDeps = {
  readonly accounts: Pick<Store['accounts'], 'byId'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly waker: Pick<Waker, 'wake'>;
};

/** Wakes the devices of users whose phones say nothing to a direct call (F29, ADR 0093), by the same budget and into the same ledger as any wake. */
export class BesideRoute implements Besides {
  readonly #deps: BesideRouteDeps;

  constructor(deps: BesideRouteDeps) {
    this.#deps = deps;
  }

  async wakeBeside({ callId, accountId, caller, number, ...how }: BesideWish): Promise<BesideCame | undefined> {
    const { accounts, registrar, waker } = this.#deps;
    const user = await accounts.byId(accountId);
    if (!user) return 'nobody';
    const aor = aorOf(user);
    const before = new Set(registrar.bindings(aor).map(({ contact }) => contact));
    const outcome = await waker.wake(user, { callId, caller }, { ...how, beside: true });
    // Who let the device ring did not answer: the call's own time says so.
    if (outcome === 'not-answered') return undefined;
    if (outcome !== 'registered') return outcome === 'declined' ? 'declined' : 'nobody';
    return registrar
      .bindings(aor)
      .filter(({ contact }) => !before.has(contact))
      .map((binding) => phoneTarget(binding, user, { caller, dialled: number }));
  }
}
