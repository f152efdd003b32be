import type { EmbeddedPhone, EmbedOptions } from '@wpm/integrations';
import type { Activity, Customer } from '../customers.ts';

type Settings = {
  readonly phone: string;
  readonly domain: string;
  readonly user: string;
  readonly campaign: string | null;
};
type EmbedScript = { readonly embedPhone: (options: EmbedOptions) => EmbeddedPhone };

const settings: Settings = await read('/settings');
const customers: readonly Customer[] = await read('/customers');
const { embedPhone }: EmbedScript = await import(`${settings.phone}/embed.js`);

const phone = embedPhone({
  phone: settings.phone,
  domain: settings.domain,
  user: settings.user,
  into: part('phone'),
  token: async () => (await read<{ token: string }>('/phone-token', { method: 'POST' })).token,
  onState: ({ session, connection, user }) => {
    document.documentElement.dataset['phone'] = session === 'signed-in' ? connection : session;
    document.documentElement.dataset['user'] = user?.login ?? '';
  },
  onCall: (event, call) => {
    document.documentElement.dataset['call'] = event;
    document.documentElement.dataset['campaign'] = call.campaignId ?? '';
    if (event === 'ringing' || event === 'dialling') show(call.number);
  },
  onShowContact: showContact,
  onRefused: problem,
});

listCustomers();
listActivities();
// Where the phone's link leads to: `/?phone=…&call=…`.
const asked = new URLSearchParams(location.search).get('phone');
if (asked !== null) show(asked);

/** Where the tenant's address leads to this page, it is the page's own address from now on: a reload shows the same. */
function showContact({ number }: { readonly number: string }, address: string | null): void {
  if (address?.startsWith(`${location.origin}/`)) history.replaceState(null, '', address);
  show(number);
}

/** The customer's page, here a box at the top. What comes from a call is text. */
function show(number: string): void {
  const customer = customers.find((one) => one.phone === number);
  const box = part('pop');
  box.hidden = false;
  fill(box.querySelector('h2'), customer?.name ?? number);
  fill(box.querySelector('p'), customer ? `${customer.company}: ${customer.note}` : 'Nobody the CRM knows.');
}

function listCustomers(): void {
  for (const { name, company, phone: number } of customers) {
    const row = document.createElement('li');
    row.append(`${name}, ${company}`, callButton(`Call ${number}`, number));
    if (settings.campaign !== null) row.append(callButton(`Call ${number} in the campaign`, number, settings.campaign));
    part('customers').append(row);
  }
}

function callButton(text: string, number: string, campaignId?: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = text;
  button.addEventListener('click', () => void dial(number, campaignId));
  return button;
}

async function dial(number: string, campaignId: string | undefined): Promise<void> {
  problem('');
  const answer = await phone.dial(number, campaignId === undefined ? {} : { campaignId });
  if (!answer.ok) problem(answer.code);
}

function listActivities(): void {
  new EventSource('/activities').addEventListener('message', ({ data }) => {
    const activities: readonly Activity[] = JSON.parse(String(data));
    part('activities').replaceChildren(...activities.map(activityRow));
  });
}

function activityRow({ number, result, talkMs, campaign, recordingId }: Activity): HTMLElement {
  const row = document.createElement('li');
  row.dataset['result'] = result;
  const said = [number, result, `${Math.round(talkMs / 1_000)} s`, ...(campaign === null ? [] : [campaign])];
  row.append(said.join(' · '));
  if (recordingId === null) return row;
  const player = document.createElement('audio');
  player.controls = true;
  player.preload = 'none';
  player.src = `/recordings/${recordingId}`;
  row.append(player);
  return row;
}

function problem(text: string): void {
  fill(part('problem'), text);
}

function fill(place: Element | null, text: string): void {
  if (place) place.textContent = text;
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no ${id} in the page`);
  return found;
}

async function read<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
