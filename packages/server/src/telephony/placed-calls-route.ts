import type { Placed, PlacedRoute, PlaceRefused, PlaceWish, Round, Routing } from '@wpm/calls';
import { readDialled } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { Registrar } from '@wpm/sip';
import type { AccountRow, Store } from '@wpm/store';
import type { Waker } from '../push/waker.ts';
import type { CampaignNumbers, ManualCampaign } from '../queues/campaign-numbers.ts';
import type { CallRouter } from './call-router.ts';
import type { OutwardRoute } from './outward-route.ts';
import { type ShownCall, internalParty, outsideParty, phoneTarget } from './phone-target.ts';
import { aorOf } from './sip-identity.ts';

export type PlacedCallsDeps = {
  readonly accounts: Pick<Store['accounts'], 'byId'>;
  readonly tenants: Pick<Store['tenants'], 'byId'>;
  readonly outward: Pick<OutwardRoute, 'byTrunks'>;
  readonly router: Pick<CallRouter, 'routeDialled'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly waker: Pick<Waker, 'wake' | 'canWake'>;
  readonly campaigns: Pick<CampaignNumbers, 'manual' | 'listing' | 'promising'>;
};

/** How long a user's own phones ring for a call that is placed for them. */
const RING_MS = 30_000;
/** How long they may take to begin to ring for a campaign's, as for all its offers: they may have to be woken (semantics, Queues). */
const WAKE_MS = 8_000;

/** Calls placed for users (F48): routed as if they had dialled, by the same permissions and limits; their phones ring before. */
export class PlacedCallsRoute implements PlacedRoute {
  readonly #deps: PlacedCallsDeps;

  constructor(deps: PlacedCallsDeps) {
    this.#deps = deps;
  }

  async routePlaced(wish: PlaceWish): Promise<Result<Placed, PlaceRefused>> {
    const { callId, accountId, campaignId, callBack, isListed = false } = wish;
    const { accounts, campaigns } = this.#deps;
    const user = await accounts.byId(accountId);
    if (!user || !this.#isReachable(user)) return refuse({ code: 'call/no-phone' });
    if (callBack) return this.#promised(user, { callId, campaignId: campaignId ?? '', callBack });
    const campaign =
      campaignId === undefined ? undefined : await campaigns[isListed ? 'listing' : 'manual'](user, campaignId);
    if (campaignId !== undefined && !campaign) return refuse({ code: 'call/not-in-campaign' });
    const routing = calledAs(await this.#routed(user, wish, campaign), wish);
    const shown = {
      dialled: internalParty(user).number,
      ...(campaign && { campaign: shownCampaign(campaign.madeIn) }),
    };
    return ok({
      routing,
      phones: () =>
        this.#phones(
          user,
          { callId, routing },
          { shown, placed: isListed ? 'listed' : 'yes' },
          { ringMs: RING_MS, ...(isListed && { wakeMs: WAKE_MS }) },
        ),
    });
  }

  #routed(
    user: AccountRow,
    { callId, dialled, trunkId }: PlaceWish,
    campaign: ManualCampaign | undefined,
  ): Promise<Routing> {
    if (trunkId) return this.#byTrunk(user, { callId, dialled, trunkId });
    return this.#deps.router.routeDialled({ callId, user, dialled, ...(campaign && { campaign }) });
  }

  /** Past colleagues and numbers of the tenant's own, which would not leave the platform: it is the trunk that is tried. */
  async #byTrunk(
    user: AccountRow,
    { callId, dialled: typed, trunkId }: Required<Pick<PlaceWish, 'callId' | 'dialled' | 'trunkId'>>,
  ): Promise<Routing> {
    const countryCode = (await this.#deps.tenants.byId(user.tenantId))?.defaultCountryCode ?? '';
    const dialled = readDialled(typed, countryCode);
    const from = internalParty(user);
    return {
      direction: 'outbound',
      caller: { ...from, number: user.directNumber ?? from.number },
      callee: outsideParty(dialled.kind === 'outside' ? dialled.number : typed),
      to: await this.#deps.outward.byTrunks({ callId, caller: user, dialled, countryCode, withheld: false, trunkId }),
    };
  }

  /**
   * To a customer who kept their place in a queue (ADR 0051): by the tenant's permissions and limits, for it is the campaign that
   * promised, with its number, or the one the customer called. The agent is offered it as a call of that campaign.
   */
  async #promised(
    user: AccountRow,
    { callId, campaignId, callBack }: Required<Pick<PlaceWish, 'callId' | 'campaignId' | 'callBack'>>,
  ): Promise<Result<Placed, PlaceRefused>> {
    const { campaigns, outward, tenants } = this.#deps;
    const campaign = await campaigns.promising(user.tenantId, campaignId);
    if (!campaign) return refuse({ code: 'call/not-in-campaign' });
    const { customer, called, placeId, enteredAt } = callBack;
    const countryCode = (await tenants.byId(user.tenantId))?.defaultCountryCode ?? '';
    const directNumber = campaign.number ?? called;
    const caller = { tenantId: user.tenantId, id: null, directNumber };
    const dialled = readDialled(customer.number, countryCode);
    const routing: Routing = {
      direction: 'outbound',
      caller: { ...internalParty(user), number: directNumber },
      callee: outsideParty(customer.number, customer.name),
      callBack: { placeId, callId: callBack.callId, plan: campaign.plan, enteredAt },
      to: await outward.byTrunks({ callId, caller, dialled, countryCode, withheld: false }),
    };
    const shown = { dialled: called, campaign: shownCampaign(campaign.plan) };
    const patience = { ringMs: campaign.plan.ringMs, wakeMs: WAKE_MS };
    return ok({
      routing,
      phones: () => this.#phones(user, { callId, routing }, { shown, placed: 'call-back' }, patience),
    });
  }

  #isReachable(user: AccountRow): boolean {
    const aor = aorOf(user);
    return !user.disabled && (this.#deps.registrar.bindings(aor).length > 0 || this.#deps.waker.canWake(user.id, aor));
  }

  /** They see whom they are about to call, and that it is they who call: because somebody wants it, the queue promised it, or a list
   * names the customer. */
  async #phones(
    user: AccountRow,
    { callId, routing: { callee: caller } }: Pick<Placed, 'routing'> & { readonly callId: string },
    { shown, placed }: { readonly shown: Omit<ShownCall, 'caller'>; readonly placed: 'yes' | 'call-back' | 'listed' },
    patience: Omit<Round, 'targets'>,
  ): ReturnType<Placed['phones']> {
    const named = shown.campaign !== undefined && { campaign: shown.campaign.name };
    const { ringMs } = patience;
    const outcome = await this.#deps.waker.wake(user, { callId, caller, ...named }, { ringMs });
    if (outcome === 'declined' || outcome === 'not-answered') return outcome;
    if (outcome !== 'registered') return undefined;
    const targets = this.#deps.registrar.bindings(aorOf(user)).map((binding) => {
      const target = phoneTarget(binding, user, { caller, ...shown });
      return { ...target, headers: [...target.headers, ['X-WPM-Placed', placed] as const] };
    });
    return { targets, ...patience };
  }
}

/** Whom nobody else knows by name is called as whoever wants the call calls them. */
const calledAs = (routing: Routing, { name }: Pick<PlaceWish, 'name'>): Routing => ({
  ...routing,
  callee: { ...routing.callee, name: routing.callee.name ?? name ?? null },
});

const shownCampaign = ({ campaignId: id, name }: { readonly campaignId: string; readonly name: string }) => ({
  id,
  name,
});
