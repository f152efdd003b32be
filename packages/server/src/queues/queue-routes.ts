import type {
  CallQueues,
  Callable,
  ChoiceTo,
  ChoiceWish,
  OfferWish,
  OverflowTo,
  OverflowWish,
  Target,
} from '@wpm/calls';
import { readDialled } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import type { Registrar } from '@wpm/sip';
import type { AccountRow, Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { Waker } from '../push/waker.ts';
import type { CallRouter } from '../telephony/call-router.ts';
import type { OutwardRoute } from '../telephony/outward-route.ts';
import { internalParty, outsideParty, phoneTarget } from '../telephony/phone-target.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import type { CampaignNumbers } from './campaign-numbers.ts';

export type QueueRoutesDeps = {
  readonly directory: Pick<Store, 'accounts' | 'tenants'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly agents: Pick<AgentDesk, 'isOnBreak'>;
  readonly outward: Pick<OutwardRoute, 'byTrunks'>;
  readonly numbers: Pick<CampaignNumbers, 'called'>;
  readonly waker: Pick<Waker, 'wake'>;
  /** Follows the forwardings of users. */
  readonly router: Pick<CallRouter, 'reach' | 'routeForwarding'>;
};

/** The platform gives up a phone that does not ring before this; how long one that rings may, says the campaign. */
const RING_MS = 60_000;

/** Which phones ring for a call that waits: an agent's, or of whom it overflows to. */
export class QueueRoutes implements Pick<CallQueues, 'routeOffer' | 'routeOverflow' | 'routeChoice'> {
  readonly #deps: QueueRoutesDeps;

  constructor(deps: QueueRoutesDeps) {
    this.#deps = deps;
  }

  /** An offer goes to the agent's own phones: it never follows their forwarding (semantics, Forwarding). */
  async routeOffer({ callId, accountId, customer, called, campaign }: OfferWish): Promise<Callable> {
    const agent = await this.#deps.directory.accounts.byId(accountId);
    if (!agent) throw new Error(`account ${accountId} does not exist`);
    const wake = { callId, caller: customer, ...(campaign && { campaign: campaign.name }) };
    if ((await this.#deps.waker.wake(agent, wake)) === 'declined')
      return { party: internalParty(agent), targets: [], declined: true };
    return {
      party: internalParty(agent),
      targets: this.#phonesOf(agent, { caller: customer, dialled: called, ...(campaign && { campaign }) }),
    };
  }

  async routeOverflow(wish: OverflowWish): Promise<OverflowTo | undefined> {
    const { to, tenantId, called } = wish;
    switch (to.kind) {
      case 'hang-up':
      case 'voicemail':
        return undefined;
      case 'campaign':
        return (await this.#deps.numbers.called(tenantId, to.campaignId, { number: called }))?.queue;
      case 'account':
        return this.#toAccount(wish, to.accountId);
      case 'number':
        return this.#toNumber(wish, to.number);
      default:
        return assertNever(to);
    }
  }

  /** Whom a caller chose in a menu: a campaign, or a user, who is woken as for any call. */
  async routeChoice(wish: ChoiceWish): Promise<ChoiceTo | undefined> {
    const { tenantId, customer, called, to } = wish;
    if (to.kind === 'campaign') {
      const number = { number: called, customer: customer.number };
      const campaign = await this.#deps.numbers.called(tenantId, to.campaignId, number);
      return campaign && { ...campaign.queue, party: campaign.callee };
    }
    const user = await this.#deps.directory.accounts.byId(to.accountId);
    return user?.tenantId === tenantId ? this.#toUser(user, wish, to) : undefined;
  }

  /** As if they had been called directly: woken, and by their forwarding (F44). */
  async #toUser(
    user: AccountRow,
    { callId, customer: caller, called, forwardings: before }: ChoiceWish,
    { happened, isLast }: Extract<ChoiceWish['to'], { kind: 'account' }>,
  ): Promise<ChoiceTo | undefined> {
    const { router } = this.#deps;
    const missed = internalParty(user);
    const past = happened && { happened, ...(isLast && { isLast }) };
    const { forwardings, to } = past
      ? await router.routeForwarding({
          callId,
          caller,
          missed: { ...missed, number: called },
          ...past,
          forwardings: before,
        })
      : await router.reach(user, { callId, caller, forwardings: before });
    const party = forwardings[0]?.from ?? missed;
    if (!to?.ok || (to.value.kind !== 'ring' && to.value.kind !== 'voicemail')) return undefined;
    return { ...to.value, party, forwardings };
  }

  async #toAccount(
    { tenantId, customer, called }: Omit<OverflowWish, 'to'>,
    accountId: string,
  ): Promise<Extract<OverflowTo, { kind: 'ring' }> | undefined> {
    const account = await this.#deps.directory.accounts.byId(accountId);
    if (account?.tenantId !== tenantId || this.#deps.agents.isOnBreak(accountId)) return undefined;
    const targets = this.#phonesOf(account, { caller: customer, dialled: called });
    return targets.length === 0
      ? undefined
      : { kind: 'ring', party: internalParty(account), rounds: [{ targets, ringMs: RING_MS }] };
  }

  /** To the outside as any call that leaves the platform: asked for, counted, limited (trust 7). */
  async #toNumber({ callId, tenantId, called }: OverflowWish, number: string): Promise<OverflowTo | undefined> {
    const tenant = await this.#deps.directory.tenants.byId(tenantId);
    const countryCode = tenant?.defaultCountryCode ?? '';
    const dialled = readDialled(number, countryCode);
    if (dialled.kind !== 'outside') return undefined;
    const caller = { tenantId, id: null, directNumber: called };
    const to = await this.#deps.outward.byTrunks({ callId, caller, dialled, countryCode, withheld: false });
    return to.ok && to.value.kind === 'ring' ? { ...to.value, party: outsideParty(dialled.number) } : undefined;
  }

  #phonesOf(account: AccountRow, shown: Parameters<typeof phoneTarget>[2]): readonly Target[] {
    if (account.disabled) return [];
    return this.#deps.registrar.bindings(aorOf(account)).map((binding) => phoneTarget(binding, account, shown));
  }
}
