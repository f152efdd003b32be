import type { Call } from '../call/call.ts';
import { calledNow } from '../call/forwarding.ts';
import type { Effect, Input } from '../call/step.ts';
import type { Party } from '../party.ts';
import type { Callable, ChoiceTo, ChoiceWish } from '../queue-port.ts';
import type { OfferWhy } from '../record.ts';
import type { CallControlDeps } from './deps.ts';
import type { Questions } from './questions.ts';
import type { Transferable } from './transfer-desk.ts';

/** What is asked of a choice, after these steps. */
type Sought = Pick<ChoiceWish, 'to' | 'forwardings'>;

/** Agents a waiting call is to ring, and why these. */
export type OfferAsk = { readonly agents: readonly string[]; readonly why: OfferWhy };

/** Which users are busy, and those who are about to be: between two awaits nobody else may ring them. */
export type Occupied = {
  isBusy(accountId: string): boolean;
  /** They are busy until the returned object is disposed. */
  reserve(callId: string, accountIds: readonly string[]): Disposable;
};

/** Settles outside a call's mailbox whose phones ring for it, so that the customer's call goes on meanwhile. */
export class OfferDesk {
  readonly #deps: Pick<CallControlDeps, 'queues' | 'clock' | 'log'>;
  readonly #occupied: Occupied;
  readonly #questions: Questions;

  constructor(deps: Pick<CallControlDeps, 'queues' | 'clock' | 'log'>, occupied: Occupied, questions: Questions) {
    this.#deps = deps;
    this.#occupied = occupied;
    this.#questions = questions;
  }

  /** Rings agents for a call that waits; false where it does not wait any more, or all of them are in another call. */
  async offer(live: Transferable, { agents, why }: OfferAsk): Promise<boolean> {
    const free = agents.filter((each) => !this.#occupied.isBusy(each));
    if (free.length === 0) return false;
    const chosenAt = this.#deps.clock.now();
    using reserved = this.#occupied.reserve(live.call.id, free);
    await live.decide(() => (waits(live.call) ? { kind: 'offering', accountIds: free, why, chosenAt } : undefined));
    const callable = await Promise.all(free.map((accountId) => this.#phonesOf(live.call, accountId)));
    const found = callable.filter((each) => each !== undefined);
    let isMade = false;
    await live.decide(() => {
      const isWaiting = waits(live.call);
      isMade = found.length > 0 && isWaiting;
      reserved[Symbol.dispose]();
      return isWaiting ? { kind: 'offer', agents: found, why, chosenAt } : undefined;
    });
    return isMade;
  }

  /** Takes an offer back from an agent who is not to be had any more. */
  withdraw(live: Transferable, accountId: string): Promise<void> {
    return live.decide(() => ({ kind: 'withdrawn', accountId }));
  }

  /** Looks for where a call goes that waited too long. */
  async overflow(live: Transferable, { to }: Extract<Effect, { kind: 'overflow' }>): Promise<void> {
    const found = await this.#questions.ask(live.call.id, this.#overflowOf(live.call, to));
    await live.decide((): Input => {
      const isBusy = found?.kind === 'ring' && this.#isBusy(found.party);
      return { kind: 'overflowed', to: found && !isBusy ? found : { kind: 'nowhere' } };
    });
  }

  /** Looks for where a caller goes who chose it in a menu. */
  async choose(live: Transferable, { to }: Extract<Effect, { kind: 'choose' }>): Promise<void> {
    const { call } = live;
    let found = await this.#questions.ask(call.id, this.#choiceOf(call, { to, forwardings: call.forwardings ?? [] }));
    for (let past = this.#busyIn(found); past; past = this.#busyIn(found)) {
      found = await this.#questions.ask(call.id, this.#choiceOf(call, past));
    }
    await live.decide((): Input => ({
      kind: 'chosen',
      to: found && !this.#busyIn(found) ? found : { kind: 'nowhere' },
    }));
  }

  /** What to ask where a call would ring who is busy: they may have named somebody for that (F44). */
  #busyIn(found: ChoiceTo | undefined): Sought | undefined {
    if (found?.kind !== 'ring') return undefined;
    const { party: callee, forwardings } = found;
    const { accountId } = calledNow({ callee, forwardings });
    if (accountId === null || !this.#occupied.isBusy(accountId)) return undefined;
    return { to: { kind: 'account', accountId, happened: 'busy' }, forwardings };
  }

  #isBusy({ accountId }: Party): boolean {
    return accountId !== null && this.#occupied.isBusy(accountId);
  }

  async #phonesOf(call: Call, accountId: string): Promise<Callable | undefined> {
    try {
      const plan = call.campaign?.plan;
      const wish = {
        callId: call.id,
        accountId,
        customer: call.caller,
        called: call.callee.number,
        ...(plan && { campaign: { id: plan.campaignId, name: plan.name } }),
      };
      return await this.#deps.queues?.routeOffer(wish);
    } catch (error) {
      this.#deps.log.error('offer.not-routed', { call: call.id, account: accountId, error: String(error) });
      return undefined;
    }
  }

  async #choiceOf({ id: callId, tenantId, caller, callee }: Call, sought: Sought): Promise<ChoiceTo | undefined> {
    try {
      const wish = { callId, tenantId, customer: caller, called: callee.number, ...sought };
      return await this.#deps.queues?.routeChoice(wish);
    } catch (error) {
      this.#deps.log.error('choice.not-routed', { call: callId, error: String(error) });
      return undefined;
    }
  }

  async #overflowOf({ id: callId, tenantId, caller, callee }: Call, to: Extract<Effect, { kind: 'overflow' }>['to']) {
    try {
      return await this.#deps.queues?.routeOverflow({ callId, tenantId, customer: caller, called: callee.number, to });
    } catch (error) {
      this.#deps.log.error('overflow.not-routed', { call: callId, error: String(error) });
      return undefined;
    }
  }
}

function waits({ phase }: Call): boolean {
  return phase.state === 'connected' && phase.activity.kind === 'queued' && phase.activity.stage.kind === 'waiting';
}
