import { refuse } from '@wpm/kernel';
import { calledNow } from '../call/forwarding.ts';
import type { Effect } from '../call/step.ts';
import type { AccountParty } from '../party.ts';
import type { ForwardWish, Forwarded, Routing } from '../ports.ts';
import type { CallControlDeps } from './deps.ts';
import type { Questions } from './questions.ts';
import type { Transferable } from './transfer-desk.ts';

/** Finds out whom calls go on to (F44), outside their mailboxes; who has another call is busy. */
export class ForwardingDesk {
  readonly #deps: Pick<CallControlDeps, 'route' | 'log'>;
  readonly #isBusy: (accountId: string) => boolean;
  readonly #questions: Questions;

  constructor(
    deps: Pick<CallControlDeps, 'route' | 'log'>,
    isBusy: (accountId: string) => boolean,
    questions: Questions,
  ) {
    this.#deps = deps;
    this.#isBusy = isBusy;
    this.#questions = questions;
  }

  /** Whom a call would ring who cannot take it now: they have another, or it is theirs. */
  busyIn(routing: Routing): AccountParty | undefined {
    const called = calledNow(routing);
    if (!routing.to.ok || called.kind !== 'account') return undefined;
    return called.accountId === routing.caller.accountId || this.#isBusy(called.accountId) ? called : undefined;
  }

  /** The same call past somebody who is busy. Whom it rings now may have become busy meanwhile. */
  async past(callId: string, routing: Routing, missed: AccountParty): Promise<Routing> {
    const busy = refuse({ code: 'call/busy' as const });
    const { caller, forwardings, diverted } = routing;
    if (!forwardings) return { ...routing, to: busy };
    const on = await this.#ask({
      callId,
      caller,
      missed,
      happened: 'busy',
      forwardings,
      ...(diverted && { diverted }),
    });
    return { ...routing, forwardings: on.forwardings, to: on.to ?? busy };
  }

  /** A call that rang in vain hears whom it goes on to. */
  follow(live: Transferable, asked: Extract<Effect, { kind: 'ask-forwarding' }>): Promise<void> {
    return this.#questions.ask(live.call.id, this.#follow(live, asked));
  }

  async #follow(live: Transferable, { missed, happened }: Extract<Effect, { kind: 'ask-forwarding' }>): Promise<void> {
    const { id: callId, direction, caller, callee, forwardings = [], diverted } = live.call;
    const before = diverted && { diverted };
    const on = await this.#ask({ callId, caller, missed, happened, forwardings, ...before });
    const { to } = on;
    if (to === undefined) return live.decide(() => ({ kind: 'forwarded', ...on }));
    let routing: Routing = { direction, caller, callee, forwardings: on.forwardings, ...before, to };
    for (let busy = await this.#rings(live, routing); busy; busy = await this.#rings(live, routing)) {
      routing = await this.past(callId, routing, busy);
    }
  }

  /** Lets the call ring there, unless somebody is busy by now: them. */
  async #rings(live: Transferable, routing: Routing): Promise<AccountParty | undefined> {
    let busy: AccountParty | undefined;
    await live.decide(() => {
      busy = this.busyIn(routing);
      return busy ? undefined : { kind: 'forwarded', forwardings: routing.forwardings ?? [], to: routing.to };
    });
    return busy;
  }

  /** A call whose forwarding cannot be looked up goes on to nobody. */
  async #ask(wish: ForwardWish): Promise<Forwarded> {
    try {
      return await this.#deps.route.routeForwarding(wish);
    } catch (error) {
      this.#deps.log.error('call.not-forwarded', { call: wish.callId, error: String(error) });
      return { forwardings: wish.forwardings, to: undefined };
    }
  }
}
