import {
  type CampaignSettings,
  type Destination,
  type OutboundListSettings,
  campaignSettings,
  holidaysSettings,
  menuSettings,
  hoursSettings,
  numberSettings,
  outboundListSettings,
  soundSettings,
} from '@wpm/contract';
import { type Schedule, destinationNow, isOpenAt } from '@wpm/directory';
import type { Store } from '@wpm/store';
import { soundFileId } from '../sounds/sound-file-id.ts';
import { type Menu, messagesFor, soundsIn } from './menu-plan-of.ts';
import type { Campaign } from './queue-plan-of.ts';

/** Campaigns, and where the tenant's numbers lead, as they stand now: read anew for every call, so that a change holds at once. */
export class CampaignBook {
  readonly #store: Pick<Store, 'entries' | 'queues'>;
  readonly #now: () => Date;

  constructor(store: Pick<Store, 'entries' | 'queues'>, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Undefined where the tenant has no such campaign. */
  async byId(tenantId: string, id: string): Promise<Campaign | undefined> {
    const entry = await this.#store.entries.byId({ tenantId, kind: 'campaign', id });
    if (!entry) return undefined;
    const settings = campaignSettings.parse(entry.settings);
    return { id, settings, soundFiles: await this.#soundFiles(tenantId, playedIn(settings)) };
  }

  /** Undefined where the tenant has no such menu. */
  async menuById(tenantId: string, id: string): Promise<Menu | undefined> {
    const entry = await this.#store.entries.byId({ tenantId, kind: 'menu', id });
    if (!entry) return undefined;
    const settings = menuSettings.parse(entry.settings);
    const [soundFiles, campaignNames] = await Promise.all([
      this.#soundFiles(tenantId, soundsIn(settings)),
      this.#campaignNames(tenantId, messagesFor(settings)),
    ]);
    return { id, settings, soundFiles, campaignNames };
  }

  /** Whether customers are let into its queue now: it is enabled, for inbound calls, and has its hours (F45). */
  async isOpen(tenantId: string, { settings }: Campaign): Promise<boolean> {
    const { enabled, direction, hoursId } = settings;
    if (!enabled || direction !== 'inbound') return false;
    if (hoursId === null) return true;
    const schedule = await this.schedule(tenantId, hoursId);
    return schedule !== undefined && isOpenAt(schedule, this.#now());
  }

  /** Where a number of the tenant's leads now (F05); undefined where it is none of theirs, or disabled. */
  async destinationOf(tenantId: string, number: string): Promise<Destination | undefined> {
    const found = await this.#store.queues.numberOf(tenantId, number);
    if (found === undefined) return undefined;
    const { enabled, route } = numberSettings.parse(found);
    if (!enabled) return undefined;
    const schedule = route.kind === 'by-hours' ? await this.schedule(tenantId, route.hoursId) : undefined;
    return destinationNow(route, schedule, this.#now());
  }

  /** A number of the tenant's, E.164; null where it is gone, or disabled. */
  async numberById(tenantId: string, id: string): Promise<string | null> {
    const entry = await this.#store.entries.byId({ tenantId, kind: 'number', id });
    const settings = entry && numberSettings.parse(entry.settings);
    return settings?.enabled ? settings.number : null;
  }

  async #soundFiles(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const entries = [...new Set(ids)].map((id) => this.#store.entries.byId({ tenantId, kind: 'sound', id }));
    return new Map(
      (await Promise.all(entries)).flatMap((entry): [string, string][] =>
        entry ? [[entry.id, soundFileId(tenantId, soundSettings.parse(entry.settings).audioId)]] : [],
      ),
    );
  }

  async #campaignNames(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const entries = [...new Set(ids)].map((id) => this.#store.entries.byId({ tenantId, kind: 'campaign', id }));
    const found = (await Promise.all(entries)).filter((entry) => entry !== undefined);
    return new Map(found.map(({ id, settings }) => [id, campaignSettings.parse(settings).name]));
  }

  /** What is set of an outbound list; undefined where the tenant has no such list. */
  async outboundList(tenantId: string, id: string): Promise<OutboundListSettings | undefined> {
    const entry = await this.#store.entries.byId({ tenantId, kind: 'outbound-list', id });
    return entry && outboundListSettings.parse(entry.settings);
  }

  /** Working hours with their calendar; undefined where the tenant has none by this id. */
  async schedule(tenantId: string, hoursId: string): Promise<Schedule | undefined> {
    const entry = await this.#store.entries.byId({ tenantId, kind: 'hours', id: hoursId });
    if (!entry) return undefined;
    const hours = hoursSettings.parse(entry.settings);
    const { holidaysId } = hours;
    const calendar =
      holidaysId === null ? undefined : await this.#store.entries.byId({ tenantId, kind: 'holidays', id: holidaysId });
    return { hours, holidays: calendar ? holidaysSettings.parse(calendar.settings) : null };
  }
}

/** Every sound a campaign plays. */
function playedIn({ sounds, queue }: CampaignSettings): readonly string[] {
  const parting = queue.overflow.kind === 'hang-up' ? queue.overflow.announcement : null;
  return [...Object.values(sounds), parting].flatMap((id) => id ?? []);
}
