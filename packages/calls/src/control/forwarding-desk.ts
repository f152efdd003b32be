import { ok, refuse } from '@wpm/kernel';
import { calledNow } from '../call/forwarding.ts';
import type { Effect } from '../call/step.ts';
import type { AccountParty } from '../party.ts';
import type { ForwardWish, Forwarded, Routing } from '../ports.ts';
import type { CallControlDeps } from './deps.ts';
import type { Questions } from './questions.ts';
import type { Transferable } from './transfer-desk.ts';

/** Who has a call, and for whom another may wait meanwhile. */
export type InCalls = {
  isBusy(accountId: string): boolean;
  hasRoomToWait(accountId: string): boolean;
};

/** Finds out whom calls go on to (F44), outside their mailboxes; who has another call is busy, or it waits for them (F29). */
export class ForwardingDesk {
  readonly #deps: Pick<CallControlDeps, 'route' | 'log'>;
  readonly #inCalls: InCalls;
  readonly #questions: Questions;

  constructor(deps: Pick<CallControlDeps, 'route' | 'log'>, inCalls: InCalls, questions: Questions) {
    this.#deps = deps;
    this.#inCalls = inCalls;
    this.#questions = questions;
  }

  /** Whom a call would ring who cannot take it now: they have another, and it does not wait for them, or it is theirs. */
  busyIn(routing: Routing): AccountParty | undefined {
    const called = calledNow(routing);
    if (!routing.to.ok || routing.to.value.kind === 'voicemail' || called.kind !== 'account') return undefined;
    if (called.accountId === routing.caller.accountId) return called;
    if (!this.#inCalls.isBusy(called.accountId)) return undefined;
    return whileBusy(routing) === 'waits' && this.#inCalls.hasRoomToWait(called.accountId) ? undefined : called;
  }

  /** The same call past somebody who is busy, or waiting for them. Whom it rings now may have become busy meanwhile. */
  async past(callId: string, routing: Routing, missed: AccountParty): Promise<Routing> {
    const busy = this.#waiting(routing, missed) ?? refuse({ code: 'call/busy' as const });
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

  /** Their rule for busy goes first; whether there is still room is asked once more before it rings. */
  #waiting(routing: Routing, { accountId }: AccountParty): Routing['to'] | undefined {
    const { to } = routing;
    if (!to.ok || to.value.kind !== 'ring' || whileBusy(routing) !== 'may-wait') return undefined;
    return this.#inCalls.hasRoomToWait(accountId) ? ok({ ...to.value, whileBusy: 'waits' }) : undefined;
  }

  /** A call that rang in vain hears whom it goes on to. */
  follow(live: Transferable, asked: Extract<Effect, { kind: 'ask-forwarding' }>): Promise<void> {
    return this.#questions.ask(live.call.id, this.#follow(live, asked));
  }

  async #follow(live: Transferable, asked: Extract<Effect, { kind: 'ask-forwarding' }>): Promise<void> {
    const { kind: _, ...past } = asked;
    const { id: callId, direction, caller, callee, forwardings = [], diverted } = live.call;
    const before = diverted && { diverted };
    const on = await this.#ask({ callId, caller, ...past, forwardings, ...before });
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

const whileBusy = ({ to }: Routing) => (to.ok && to.value.kind === 'ring' ? to.value.whileBusy : undefined);
