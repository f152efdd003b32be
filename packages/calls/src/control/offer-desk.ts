import type { Instant } from '@wpm/kernel';
import type { Call } from '../call/call.ts';
import { calledNow } from '../call/forwarding.ts';
import type { UserSought } from '../call/menu-plan.ts';
import { offeredIn } from '../call/queue-offered.ts';
import { isChosen } from '../call/queued.ts';
import type { Effect, Input } from '../call/step.ts';
import type { Forwarding } from '../ports.ts';
import type { Callable, ChoiceTo, ChoiceWish, OfferWish, OverflowTo, OverflowWish } from '../queue-port.ts';
import type { OfferWhy } from '../record.ts';
import type { CallControlDeps } from './deps.ts';
import type { Questions } from './questions.ts';
import { SILENT_MS } from './silent-phone.ts';
import type { Transferable } from './transfer-desk.ts';

/** What is asked of a user who is busy, after these steps. */
type UserPast = { readonly to: UserSought; readonly forwardings: readonly Forwarding[] };

/** Agents a waiting call is to ring, and why these. */
export type OfferAsk = { readonly agents: readonly string[]; readonly why: OfferWhy };

/** A call and why it is offered; and one of whom it is offered to. */
type Chosen = { readonly live: Transferable; readonly why: OfferWhy; readonly chosenAt: Instant };
type Reserved = { readonly accountId: string; readonly reserved: Disposable };

/** Which users are busy, and those who are about to be: between two awaits nobody else may ring them. */
export type Occupied = {
  isBusy(accountId: string): boolean;
  /** They are busy until the returned object is disposed. */
  reserve(callId: string, accountId: string): Disposable;
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

  /**
   * Rings agents for a call that waits, each as soon as their phones are known: nobody's phone is silent for the sake of who has to be
   * woken first. Resolves when it is known of all; false where it does not wait any more, or all of them are in another call.
   */
  async offer(live: Transferable, { agents, why }: OfferAsk): Promise<boolean> {
    const free = agents.filter((each) => !this.#occupied.isBusy(each));
    if (free.length === 0) return false;
    const chosen = { live, why, chosenAt: this.#deps.clock.now() };
    const rung = free.map((accountId) => ({ accountId, reserved: this.#occupied.reserve(live.call.id, accountId) }));
    await live.decide(() =>
      waits(live.call) ? { kind: 'offering', accountIds: free, why, chosenAt: chosen.chosenAt } : undefined,
    );
    const made = await Promise.all(rung.map((each) => this.#ring(chosen, each)));
    return made.includes(true);
  }

  /** Rings one of those that were chosen, where their offer was not taken back meanwhile. */
  async #ring(chosen: Chosen, { accountId, reserved }: Reserved): Promise<boolean> {
    const { live, why, chosenAt } = chosen;
    const callable = await this.#phonesOf(live, accountId);
    let isMade = false;
    await live.decide(() => {
      reserved[Symbol.dispose]();
      if (!isAwaited(live.call, accountId)) return undefined;
      isMade = callable !== undefined;
      return {
        kind: 'offer',
        ...(callable ? { agents: [callable] } : { agents: [], unreached: [accountId] }),
        why,
        chosenAt,
      };
    });
    if (isMade && callable && callable.targets.length > 0) this.#listenFor(chosen, accountId, callable);
    return isMade;
  }

  /** A phone that says nothing may be one whose connection broke without a word: its device is woken beside it (ADR 0030). */
  #listenFor(chosen: Chosen, accountId: string, asked: Callable): void {
    const { clock } = this.#deps;
    clock.schedule(clock.now() + SILENT_MS, () => void this.#wakeBeside(chosen, accountId, asked));
  }

  async #wakeBeside({ live, why, chosenAt }: Chosen, accountId: string, { targets }: Callable): Promise<void> {
    if (!isAwaited(live.call, accountId) || !isSilent(live.call, accountId)) return;
    const callable = await this.#phonesOf(live, accountId, { isSilent: true });
    if (!callable) return;
    const come = callable.targets.filter(({ uri }) => targets.every((each) => each.uri !== uri));
    // Where nothing has come of it, the phones that were asked are waited for as before.
    if (come.length === 0 && callable.came === undefined) return;
    await live.decide(() =>
      isAwaited(live.call, accountId)
        ? { kind: 'offer', agents: [{ ...callable, targets: come }], why, chosenAt }
        : undefined,
    );
  }

  /** Takes an offer back from an agent who is not to be had any more. */
  withdraw(live: Transferable, accountId: string): Promise<void> {
    return live.decide(() => ({ kind: 'withdrawn', accountId }));
  }

  /** Looks for where a call goes that waited too long. */
  async overflow(live: Transferable, { to }: Extract<Effect, { kind: 'overflow' }>): Promise<void> {
    const { call } = live;
    let found = await this.#questions.ask(call.id, this.#overflowOf(call, { to, forwardings: call.forwardings ?? [] }));
    for (let past = this.#busyIn(found); past; past = this.#busyIn(found)) {
      found = await this.#questions.ask(call.id, this.#overflowOf(call, past));
    }
    await live.decide((): Input => ({
      kind: 'overflowed',
      to: found && !this.#busyIn(found) ? found : { kind: 'nowhere' },
    }));
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
  #busyIn(found: ChoiceTo | OverflowTo | undefined): UserPast | undefined {
    if (found?.kind !== 'ring') return undefined;
    const { party: callee, forwardings = [] } = found;
    const { accountId } = calledNow({ callee, forwardings });
    if (accountId === null || !this.#occupied.isBusy(accountId)) return undefined;
    return { to: { kind: 'account', accountId, happened: 'busy' }, forwardings };
  }

  async #phonesOf(
    live: Transferable,
    accountId: string,
    how: Pick<OfferWish, 'isSilent'> = {},
  ): Promise<Callable | undefined> {
    const { id: callId, caller: customer, callee, campaign } = live.call;
    if (!campaign) return undefined;
    const { campaignId: id, name, ringMs } = campaign.plan;
    try {
      return await this.#deps.queues?.routeOffer({
        callId,
        accountId,
        customer,
        called: callee.number,
        campaign: { id, name },
        ringMs,
        onDevice: (party) => void live.decide(() => ({ kind: 'woke', party })),
        ...how,
      });
    } catch (error) {
      this.#deps.log.error('offer.not-routed', { call: callId, account: accountId, error: String(error) });
      return undefined;
    }
  }

  async #choiceOf(
    { id: callId, tenantId, caller, callee }: Call,
    sought: Pick<ChoiceWish, 'to' | 'forwardings'>,
  ): Promise<ChoiceTo | undefined> {
    try {
      const wish = { callId, tenantId, customer: caller, called: callee.number, ...sought };
      return await this.#deps.queues?.routeChoice(wish);
    } catch (error) {
      this.#deps.log.error('choice.not-routed', { call: callId, error: String(error) });
      return undefined;
    }
  }

  async #overflowOf(
    { id: callId, tenantId, caller, callee }: Call,
    sought: Pick<OverflowWish, 'to' | 'forwardings'>,
  ): Promise<OverflowTo | undefined> {
    try {
      const wish = { callId, tenantId, customer: caller, called: callee.number, ...sought };
      return await this.#deps.queues?.routeOverflow(wish);
    } catch (error) {
      this.#deps.log.error('overflow.not-routed', { call: callId, error: String(error) });
      return undefined;
    }
  }
}

function waits({ phase }: Call): boolean {
  return phase.state === 'connected' && phase.activity.kind === 'queued' && phase.activity.stage.kind === 'waiting';
}

/** Whether somebody who was chosen may be rung still: the call waits, or rings others, and was not taken back from them. */
function isAwaited({ phase, campaign }: Call, accountId: string): boolean {
  const isQueued = phase.state === 'connected' && phase.activity.kind === 'queued';
  return isQueued && campaign !== undefined && isChosen(campaign, accountId);
}

/** Whether phones of somebody were asked to ring, and neither they nor a device of theirs has. */
const isSilent = ({ phase }: Call, accountId: string): boolean =>
  phase.state === 'connected' &&
  offeredIn(phase.activity).some(({ party, heard }) => party.accountId === accountId && heard === 'nothing');
