import {
  campaignSettings,
  holidaysSettings,
  hoursSettings,
  menuSettings,
  numberSettings,
  outboundListSettings,
  type OutboundListSettings,
} from '@wpm/contract';
import type { ChangedBy, EntryKind, Store } from '@wpm/store';
import { campaignDraft } from '../administration/campaigns.ts';
import { holidaysDraft } from '../administration/holidays.ts';
import { hoursDraft } from '../administration/hours.ts';
import { menuDraft } from '../administration/menus.ts';
import { numberDraft } from '../administration/numbers.ts';
import { outboundListDraft } from '../administration/outbound-lists.ts';
import { DEMO_CUSTOMERS } from './demo-customers.ts';

type Adding = {
  readonly store: Pick<Store, 'accounts' | 'entries' | 'forwardings' | 'outbound'>;
  readonly by: ChangedBy & { readonly tenantId: string };
  readonly newId: () => string;
};
type Draft = Parameters<Store['entries']['create']>[1]['draft'];

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const once = (pl: string, en: string, month: number, day: number) => ({
  names: { pl, en },
  date: { kind: 'yearly', month, day },
});
/** Days from Easter Sunday. */
const moving = (pl: string, en: string, days: number) => ({ names: { pl, en }, date: { kind: 'easter', days } });

/** Days off in Poland by law. */
const HOLIDAYS = [
  once('Nowy Rok', 'New Year', 1, 1),
  once('Trzech Króli', 'Epiphany', 1, 6),
  moving('Wielkanoc', 'Easter Sunday', 0),
  moving('Poniedziałek Wielkanocny', 'Easter Monday', 1),
  once('Święto Pracy', 'Labour Day', 5, 1),
  once('Święto Konstytucji', 'Constitution Day', 5, 3),
  moving('Boże Ciało', 'Corpus Christi', 60),
  once('Wniebowzięcie', 'Assumption', 8, 15),
  once('Wszystkich Świętych', 'All Saints', 11, 1),
  once('Święto Niepodległości', 'Independence Day', 11, 11),
  once('Wigilia', 'Christmas Eve', 12, 24),
  once('Boże Narodzenie', 'Christmas Day', 12, 25),
  once('Drugi dzień świąt', 'Boxing Day', 12, 26),
];

/** The number customers call to choose in a menu. */
export const DEMO_MENU_NUMBER = '+48221000110';
/** How many customers the outbound list names. */
const LISTED = 12;

/**
 * Gives the demo's tenant what a firm has besides its infoline, so that who opens the console finds one of each: working hours and
 * holidays, a menu on a number of its own, voicemail, and a list of customers to be called. Nothing of it rings a phone by itself: the list
 * is paused until somebody starts it.
 */
export async function addDemoServices(adding: Adding, infolineId: string): Promise<void> {
  const hoursId = await addHours(adding);
  await addMenu(adding, { infolineId, hoursId });
  await addOutbound(adding, hoursId);
  await takeMessages(adding, 'anna');
}

/** @returns their id */
async function addHours(adding: Adding): Promise<string> {
  const calendar = holidaysSettings.parse({ name: 'Polska', days: HOLIDAYS });
  const holidaysId = await add(adding, 'holidays', holidaysDraft(calendar));
  const week = [{ days: [...WORKDAYS], open: [{ from: '08:00', to: '18:00' }] }];
  return add(adding, 'hours', hoursDraft(hoursSettings.parse({ name: 'Biuro', week, holidaysId })));
}

/** In working hours callers choose, outside them they come to the infoline at once. */
async function addMenu(
  adding: Adding,
  { infolineId, hoursId }: { readonly infolineId: string; readonly hoursId: string },
): Promise<void> {
  const accounting = await adding.store.accounts.byLogin(adding.by.tenantId, 'piotr');
  const infoline = { kind: 'campaign', campaignId: infolineId } as const;
  const choices = [
    { key: '1', label: 'Zamówienia', to: infoline },
    ...(accounting ? [{ key: '2', label: 'Księgowość', to: { kind: 'account', accountId: accounting.id } }] : []),
    { key: '0', label: 'Wiadomość', to: { kind: 'voicemail', campaignId: infolineId } },
  ];
  const settings = menuSettings.parse({
    name: 'Powitanie',
    menus: [{ id: 'main', name: 'Menu główne', choices }],
    otherwise: infoline,
  });
  const menuId = await add(adding, 'menu', menuDraft(settings));
  const route = { kind: 'by-hours', hoursId, open: { kind: 'menu', menuId }, closed: infoline };
  const number = numberSettings.parse({ number: DEMO_MENU_NUMBER, label: 'Powitanie', route });
  await add(adding, 'number', numberDraft(number));
}

async function addOutbound(adding: Adding, hoursId: string): Promise<void> {
  const { store, by } = adding;
  const agents = await Promise.all(['anna', 'jan'].map((login) => store.accounts.byLogin(by.tenantId, login)));
  const campaign = campaignSettings.parse({
    name: 'Przedłużenia',
    direction: 'outbound',
    manualCalls: true,
    members: agents.flatMap((agent) => (agent ? [{ accountId: agent.id }] : [])),
  });
  const campaignId = await add(adding, 'campaign', campaignDraft(campaign));
  const list = { name: 'Umowy do przedłużenia', enabled: false, campaignId, mode: 'preview', hoursId } as const;
  await fill(adding, outboundListSettings.parse(list));
}

async function fill(adding: Adding, settings: OutboundListSettings): Promise<void> {
  const { store, by } = adding;
  const listId = await add(adding, 'outbound-list', outboundListDraft(settings));
  const entries = DEMO_CUSTOMERS.filter(({ isKnown }) => isKnown)
    .slice(0, LISTED)
    .map(({ number, firstName, lastName }, at) => ({
      externalId: `crm-${at + 1}`,
      name: `${firstName} ${lastName}`,
      numbers: [number],
      fields: [{ name: 'Umowa', value: `UM/2026/${String(101 + at)}` }],
      priority: 10,
      notBefore: null,
    }));
  await store.outbound.import({ tenantId: by.tenantId, listId, preview: false, by }, entries);
}

/** Who reaches nobody at the user's own number may leave a message. */
async function takeMessages({ store, by }: Adding, login: string): Promise<void> {
  const user = await store.accounts.byLogin(by.tenantId, login);
  if (!user) return;
  const owner = { tenantId: by.tenantId, accountId: user.id };
  const { version, rules } = await store.forwardings.of(user.id);
  await store.forwardings.change(owner, { version, rules: { ...rules, voicemail: true } }, by);
}

/** @returns the id of what was added. @throws where it is not taken */
async function add({ store, by, newId }: Adding, kind: EntryKind, draft: Draft): Promise<string> {
  const id = newId();
  const made = await store.entries.create({ tenantId: by.tenantId, kind, id }, { draft, by });
  if (!made.ok) throw new Error(`the ${kind} ${draft.name}: ${made.error.code}`);
  return id;
}
