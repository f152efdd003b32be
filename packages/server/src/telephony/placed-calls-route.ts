import type { Placed, PlacedRoute, PlaceRefused, PlaceWish, Round } from '@wpm/calls';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { Registrar } from '@wpm/sip';
import type { AccountRow, Store } from '@wpm/store';
import type { Waker } from '../push/waker.ts';
import type { CampaignNumbers, ManualCampaign } from '../queues/campaign-numbers.ts';
import type { CallRouter } from './call-router.ts';
import { internalParty, phoneTarget } from './phone-target.ts';
import { aorOf } from './sip-identity.ts';

export type PlacedCallsDeps = {
  readonly accounts: Pick<Store['accounts'], 'byId'>;
  readonly router: Pick<CallRouter, 'routeDialled'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly waker: Pick<Waker, 'wake' | 'canWake'>;
  readonly campaigns: Pick<CampaignNumbers, 'manual'>;
};

/** How long a user's own phones ring for a call that is placed for them. */
const RING_MS = 30_000;

/** Calls placed for users (F48): routed as if they had dialled, by the same permissions and limits; their phones ring before. */
export class PlacedCallsRoute implements PlacedRoute {
  readonly #deps: PlacedCallsDeps;

  constructor(deps: PlacedCallsDeps) {
    this.#deps = deps;
  }

  async routePlaced(wish: PlaceWish): Promise<Result<Placed, PlaceRefused>> {
    const { callId, accountId, dialled, campaignId } = wish;
    const { accounts, campaigns, router } = this.#deps;
    const user = await accounts.byId(accountId);
    if (!user || !this.#isReachable(user)) return refuse({ code: 'call/no-phone' });
    const campaign = campaignId === undefined ? undefined : await campaigns.manual(user, campaignId);
    if (campaignId !== undefined && !campaign) return refuse({ code: 'call/not-in-campaign' });
    const routing = await router.routeDialled({ callId, user, dialled, ...(campaign && { campaign }) });
    return ok({ routing, phones: () => this.#phones(user, { callId, routing }, campaign) });
  }

  #isReachable(user: AccountRow): boolean {
    const aor = aorOf(user);
    return !user.disabled && (this.#deps.registrar.bindings(aor).length > 0 || this.#deps.waker.canWake(user.id, aor));
  }

  /** They see whom they are about to call, and that it is they who call. */
  async #phones(
    user: AccountRow,
    { callId, routing: { callee } }: Pick<Placed, 'routing'> & { readonly callId: string },
    campaign: ManualCampaign | undefined,
  ): Promise<Round | undefined> {
    const named = campaign && { campaign: campaign.name };
    const outcome = await this.#deps.waker.wake(user, { callId, caller: callee, ...named });
    if (outcome !== 'registered') return undefined;
    const shown = { caller: callee, dialled: internalParty(user).number, ...named };
    const targets = this.#deps.registrar.bindings(aorOf(user)).map((binding) => {
      const target = phoneTarget(binding, user, shown);
      return { ...target, headers: [...target.headers, ['X-WPM-Placed', 'yes'] as const] };
    });
    return { targets, ringMs: RING_MS };
  }
}
