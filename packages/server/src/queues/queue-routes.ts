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
import type { Waker } from '../push/waker.ts';
import type { CallRouter } from '../telephony/call-router.ts';
import type { OutwardRoute } from '../telephony/outward-route.ts';
import { internalParty, outsideParty, phoneTarget } from '../telephony/phone-target.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import type { CampaignNumbers } from './campaign-numbers.ts';

export type QueueRoutesDeps = {
  readonly directory: Pick<Store, 'accounts' | 'tenants'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly outward: Pick<OutwardRoute, 'byTrunks'>;
  readonly numbers: Pick<CampaignNumbers, 'called'>;
  readonly waker: Pick<Waker, 'wake'>;
  /** Follows the forwardings of users. */
  readonly router: Pick<CallRouter, 'reach' | 'routeForwarding'>;
};

/** Which phones ring for a call that waits: an agent's, or of whom it overflows to. */
export class QueueRoutes implements Pick<CallQueues, 'routeOffer' | 'routeOverflow' | 'routeChoice'> {
  readonly #deps: QueueRoutesDeps;

  constructor(deps: QueueRoutesDeps) {
    this.#deps = deps;
  }

  /** An offer goes to the agent's own phones: it never follows their forwarding (semantics, Forwarding). */
  async routeOffer(wish: OfferWish): Promise<Callable> {
    const { callId, accountId, customer, called, campaign, ringMs, onDevice, isSilent = false } = wish;
    const agent = await this.#deps.directory.accounts.byId(accountId);
    if (!agent) throw new Error(`account ${accountId} does not exist`);
    const party = internalParty(agent);
    const wake = { callId, caller: customer, ...(campaign && { campaign: campaign.name }) };
    const how = { ringMs, onDevice: () => onDevice(party), beside: isSilent };
    const came = await this.#deps.waker.wake(agent, wake, how);
    if (came === 'declined' || came === 'not-answered') return { party, targets: [], came };
    return {
      party,
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
        return this.#toUser(wish, to);
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
    return this.#toUser(wish, to);
  }

  /** A user of the tenant, as if they had been called directly: woken, and by their forwarding (F44). */
  async #toUser(
    { callId, tenantId, customer: caller, called, forwardings: before }: Omit<ChoiceWish, 'to'>,
    { accountId, happened, isLast }: Extract<ChoiceWish['to'], { kind: 'account' }>,
  ): Promise<Extract<ChoiceTo, { kind: 'ring' | 'voicemail' }> | undefined> {
    const { router, directory } = this.#deps;
    const user = await directory.accounts.byId(accountId);
    if (user?.tenantId !== tenantId) return undefined;
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
