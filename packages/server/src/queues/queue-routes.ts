import type { CallQueues, Callable, OfferWish, OverflowTo, OverflowWish, Target } from '@wpm/calls';
import { type Dialled, readDialled } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import type { Registrar } from '@wpm/sip';
import type { AccountRow, Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { DialDesk } from '../telephony/dial-desk.ts';
import { internalParty, outsideParty, phoneTarget } from '../telephony/phone-target.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import { targetOn } from '../telephony/trunks/outbound-call.ts';
import type { Trunks } from '../telephony/trunks/trunks.ts';
import type { CampaignNumbers } from './campaign-numbers.ts';

export type QueueRoutesDeps = {
  readonly directory: Pick<Store, 'accounts' | 'tenants'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly agents: Pick<AgentDesk, 'isOnBreak'>;
  readonly trunks: Pick<Trunks, 'forCall'>;
  readonly desk: Pick<DialDesk, 'mayDial'>;
  readonly numbers: CampaignNumbers;
};

/** Which phones ring for a call that waits: an agent's, or of whom it overflows to. */
export class QueueRoutes implements Pick<CallQueues, 'routeOffer' | 'routeOverflow'> {
  readonly #deps: QueueRoutesDeps;

  constructor(deps: QueueRoutesDeps) {
    this.#deps = deps;
  }

  /** An offer goes to the agent's own phones: it never follows their forwarding (semantics, Forwarding). */
  async routeOffer({ accountId, customer, called, campaign }: OfferWish): Promise<Callable> {
    const agent = await this.#deps.directory.accounts.byId(accountId);
    if (!agent) throw new Error(`account ${accountId} does not exist`);
    return {
      party: internalParty(agent),
      targets: this.#phonesOf(agent, { caller: customer, dialled: called, campaign }),
    };
  }

  async routeOverflow(wish: OverflowWish): Promise<OverflowTo | undefined> {
    const { to, tenantId, called } = wish;
    switch (to.kind) {
      case 'hang-up':
        return undefined;
      case 'campaign':
        return (await this.#deps.numbers.called(tenantId, to.campaignId, called))?.queue;
      case 'account':
        return this.#toAccount(wish, to.accountId);
      case 'number':
        return this.#toNumber(wish, to.number);
      default:
        return assertNever(to);
    }
  }

  async #toAccount({ tenantId, customer, called }: OverflowWish, accountId: string): Promise<OverflowTo | undefined> {
    const account = await this.#deps.directory.accounts.byId(accountId);
    if (account?.tenantId !== tenantId || this.#deps.agents.isOnBreak(accountId)) return undefined;
    const targets = this.#phonesOf(account, { caller: customer, dialled: called });
    return targets.length === 0 ? undefined : { kind: 'ring', agent: { party: internalParty(account), targets } };
  }

  /** To the outside as any call that leaves the platform: asked for, counted, limited (trust 7). */
  async #toNumber({ callId, tenantId, called }: OverflowWish, number: string): Promise<OverflowTo | undefined> {
    const tenant = await this.#deps.directory.tenants.byId(tenantId);
    const countryCode = tenant?.defaultCountryCode ?? '';
    const dialled: Dialled = readDialled(number, countryCode);
    if (dialled.kind !== 'outside') return undefined;
    const permit = await this.#deps.desk.mayDial({ callId, tenantId, accountId: null, dialled, countryCode });
    if (!permit.ok) return undefined;
    const [trunk] = this.#deps.trunks.forCall(tenantId).trunks.filter(({ id }) => permit.value.trunkMay(id));
    if (!trunk) return undefined;
    const target: Target = targetOn(trunk, { dialled, countryCode, directNumber: called, withheld: false });
    return { kind: 'ring', agent: { party: outsideParty(dialled.number), targets: [target] } };
  }

  #phonesOf(account: AccountRow, shown: Parameters<typeof phoneTarget>[2]): readonly Target[] {
    if (account.disabled) return [];
    return this.#deps.registrar.bindings(aorOf(account)).map((binding) => phoneTarget(binding, account, shown));
  }
}
