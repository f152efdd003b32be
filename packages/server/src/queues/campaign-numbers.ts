import type { CampaignMadeIn, Destination, Party, QueuePlan, Routing } from '@wpm/calls';
import { ok } from '@wpm/kernel';
import type { KeptPlaces } from '@wpm/store';
import type { CampaignBook } from './campaign-book.ts';
import { menuPlanOf } from './menu-plan-of.ts';
import { madeInOf, planOf } from './queue-plan-of.ts';

/** A campaign that was called, and its queue. */
export type CampaignCalled = {
  readonly callee: Party;
  readonly queue: Extract<Destination, { kind: 'queue' }>;
};

/** A menu that was called, and what it says. */
export type MenuCalled = {
  readonly callee: Party;
  readonly menu: Extract<Destination, { kind: 'menu' }>;
};

/** Where a number leads: into a campaign's queue, to a menu, or to a user. */
export type Led =
  | { readonly kind: 'campaign'; readonly campaign: CampaignCalled }
  | { readonly kind: 'menu'; readonly menu: MenuCalled }
  | { readonly kind: 'account'; readonly accountId: string };

/** A campaign a user may call in by hand, and the number that is shown then; null: the user's own. */
export type ManualCampaign = { readonly madeIn: CampaignMadeIn; readonly number: string | null };

/** A campaign that calls customers back; `number`: null where it has none of its own to show. */
export type PromisingCampaign = { readonly plan: QueuePlan; readonly number: string | null };

/** Where the tenant's numbers lead at the time of the call (F05). */
export class CampaignNumbers {
  readonly #book: CampaignBook;
  readonly #places: Pick<KeptPlaces, 'since'>;

  constructor(book: CampaignBook, places: Pick<KeptPlaces, 'since'>) {
    this.#book = book;
    this.#places = places;
  }

  /** Undefined where the number leads nowhere now, or is none of the tenant's. @param customer who calls it, E.164 */
  async leadsTo(tenantId: string, number: string, customer?: string): Promise<Led | undefined> {
    const to = await this.#book.destinationOf(tenantId, number);
    if (to?.kind === 'account') return to;
    if (to?.kind === 'menu') return this.#menu(tenantId, to.menuId, number);
    if (to?.kind !== 'campaign') return undefined;
    const campaign = await this.called(tenantId, to.campaignId, {
      number,
      ...(customer !== undefined && { customer }),
    });
    return campaign && { kind: 'campaign', campaign };
  }

  async #menu(tenantId: string, menuId: string, number: string): Promise<Led | undefined> {
    const menu = await this.#book.menuById(tenantId, menuId);
    if (!menu) return undefined;
    const plan = menuPlanOf(menu);
    const callee: Party = { kind: 'menu', number, name: plan.name, accountId: null };
    return { kind: 'menu', menu: { callee, menu: { kind: 'menu', plan, isOn: menu.settings.enabled } } };
  }

  /** Undefined where the user is no member of it, or it takes no calls by hand (F14). */
  manual(user: { id: string; tenantId: string }, campaignId: string): Promise<ManualCampaign | undefined> {
    return this.#outgoing(user, campaignId, 'by-hand');
  }

  /** The same for a call to whom a list of it names (F45): that is not by hand. */
  listing(user: { id: string; tenantId: string }, campaignId: string): Promise<ManualCampaign | undefined> {
    return this.#outgoing(user, campaignId, 'listed');
  }

  async #outgoing(
    { id: accountId, tenantId }: { id: string; tenantId: string },
    campaignId: string,
    how: 'by-hand' | 'listed',
  ): Promise<ManualCampaign | undefined> {
    const campaign = await this.#book.byId(tenantId, campaignId);
    if (!campaign) return undefined;
    const { enabled, manualCalls, members, callerNumberId } = campaign.settings;
    const isMember = members.some((member) => member.accountId === accountId);
    if (!enabled || !isMember || (how === 'by-hand' && !manualCalls)) return undefined;
    const number = callerNumberId === null ? null : await this.#book.numberById(tenantId, callerNumberId);
    return { madeIn: madeInOf(campaign), number };
  }

  /** The queue of a campaign; undefined where the tenant has no such campaign. Who has kept a place there takes it again. */
  async called(
    tenantId: string,
    campaignId: string,
    { number, customer }: { readonly number: string; readonly customer?: string },
  ): Promise<CampaignCalled | undefined> {
    const campaign = await this.#book.byId(tenantId, campaignId);
    if (!campaign) return undefined;
    const plan = planOf(campaign);
    const isOpen = await this.#book.isOpen(tenantId, campaign);
    const since = customer === undefined ? undefined : await this.#places.since(tenantId, campaignId, customer);
    return {
      callee: { kind: 'campaign', number, name: plan.name, accountId: null },
      queue: { kind: 'queue', plan, isOpen, ...(since && { since: since.getTime() }) },
    };
  }

  /** A campaign whose agents call who kept their place in it, and the number that is shown; undefined where there is none. */
  async promising(tenantId: string, campaignId: string): Promise<PromisingCampaign | undefined> {
    const campaign = await this.#book.byId(tenantId, campaignId);
    if (!campaign) return undefined;
    const { callerNumberId, recording } = campaign.settings;
    const number = callerNumberId === null ? null : await this.#book.numberById(tenantId, callerNumberId);
    return { plan: { ...planOf(campaign), records: recording.outbound === 'always' }, number };
  }
}

/** A queue or a menu: what a number leads to that is no user. */
export function answeredByUs(led: Led): Pick<Routing, 'callee' | 'to'> | undefined {
  if (led.kind === 'menu') return { callee: led.menu.callee, to: ok(led.menu.menu) };
  return led.kind === 'campaign' ? { callee: led.campaign.callee, to: ok(led.campaign.queue) } : undefined;
}
