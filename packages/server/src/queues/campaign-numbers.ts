import type { Destination, Party } from '@wpm/calls';
import type { CampaignBook } from './campaign-book.ts';
import { planOf } from './queue-plan-of.ts';

/** A campaign that was called, and its queue. */
export type CampaignCalled = {
  readonly callee: Party;
  readonly queue: Extract<Destination, { kind: 'queue' }>;
};

/** Which numbers are campaigns'. */
export class CampaignNumbers {
  readonly #book: CampaignBook;

  constructor(book: CampaignBook) {
    this.#book = book;
  }

  /** The campaign a number of the tenant's leads to now; undefined where it leads to none. */
  async leadsTo(tenantId: string, number: string): Promise<CampaignCalled | undefined> {
    const to = await this.#book.destinationOf(tenantId, number);
    return to?.kind === 'campaign' ? this.called(tenantId, to.campaignId, number) : undefined;
  }

  /** The queue of a campaign; undefined where the tenant has no such campaign. */
  async called(tenantId: string, campaignId: string, number: string): Promise<CampaignCalled | undefined> {
    const campaign = await this.#book.byId(tenantId, campaignId);
    if (!campaign) return undefined;
    const plan = planOf(campaign);
    const isOpen = await this.#book.isOpen(tenantId, campaign);
    return {
      callee: { kind: 'campaign', number, name: plan.name, accountId: null },
      queue: { kind: 'queue', plan, isOpen },
    };
  }
}
