import type { Contact, ContactCall, ListedContact } from '@wpm/contract';

const idOf = (index: number) => `0192f7a0-0000-7000-8000-0000000004${String(index).padStart(2, '0')}`;

const NAMES = [
  ['Agnieszka Dąbrowska', ''],
  ['<b>"Ślusarz" & Synowie</b>', '<b>"Ślusarz" & Synowie</b>'],
  ['Katarzyna Mazur', 'Zielony Ogród'],
  ['Przedsiębiorstwo Wielobranżowe „Konstantynopolitańczykiewiczówna” sp. z o.o.', ''],
  ['Łucja Wójcik-Żak', 'Zakład Świt'],
] as const;

export const LISTED: readonly ListedContact[] = NAMES.map(([name, company], index) => ({
  contactId: idOf(index),
  name,
  company,
  numbers: index === 2 ? ['+48600100000', '+48221000500'] : [`+4860010010${index}`],
}));

export const KATARZYNA: Contact = {
  contactId: idOf(2),
  version: 3,
  changedAt: '2026-11-27T09:41:00.000Z',
  name: 'Katarzyna Mazur',
  card: {
    firstName: 'Katarzyna',
    lastName: 'Mazur',
    company: 'Zielony Ogród',
    numbers: [
      { number: '+48600100000', kind: 'mobile' },
      { number: '+48221000500', kind: 'work' },
    ],
    email: 'katarzyna.mazur@poczta.example',
    fields: [
      { name: 'Umowa', value: 'ZO/2026/114' },
      { name: 'Opiekun', value: 'Anna Nowak' },
    ],
    notes: 'Prosi o telefon po 15:00.\nFaktury wysyłać e-mailem.',
  },
};

export const KASIA: Contact = {
  ...KATARZYNA,
  contactId: idOf(4),
  version: 1,
  name: 'Kasia Mazur',
  card: {
    ...KATARZYNA.card,
    firstName: 'Kasia',
    company: 'Ogród',
    numbers: [{ number: '+48700100200', kind: 'home' }],
    fields: [],
    notes: 'VIP',
  },
};

const RECORDING = { id: '0192f7a0-0000-7000-8000-0000000000ff', durationMs: 312_000, completeness: 1 };

/** Of the first the user, of the second a colleague, of the third the platform said what it was. */
function saidOf(index: number): ContactCall['classification'] {
  const at = '2026-11-27T09:41:00.000Z';
  const by = ['Anna Nowak', 'Jan Kowalski'][index] ?? null;
  if (by === null) return { classifier: { kind: 'system', is: 'no-answer' }, note: null, at, by };
  const names = [index === 0 ? { pl: 'Sprzedaż', en: 'Sale' } : { pl: 'Reklamacja', en: 'Complaint' }];
  const id = `0192f7a0-0000-7000-8000-0000000000d${index}`;
  const note = index === 0 ? 'Chce ofertę na 40 sadzonek.\nZadzwonić po weekendzie, najlepiej przed południem.' : null;
  return { classifier: { kind: 'own', id, names, says: 'success' }, note, at, by };
}

/** One's own with its recording, a colleague's, and one nobody had. */
export function demoContactCalls(): readonly ContactCall[] {
  const customer = { number: '+48600100000', name: 'Katarzyna Mazur' };
  const user = { number: '+48221230001', name: 'Anna Nowak' };
  const noon = new Date().setHours(12, 0, 0, 0);
  const rows = [
    ['inbound', 'answered', 'Anna Nowak', 312_000],
    ['outbound', 'answered', 'Jan Kowalski', 74_000],
    ['inbound', 'missed', '', 0],
  ] as const;
  return rows.map(([direction, outcome, agent, talkMs], index) => ({
    callId: `0192f7a0-0000-7000-8000-00000000050${index}`,
    direction,
    outcome,
    result: outcome === 'answered' ? 'answered' : 'no-answer',
    caller: direction === 'inbound' ? customer : user,
    callee: direction === 'inbound' ? user : customer,
    agents: agent === '' ? [] : [agent],
    startedAt: new Date(noon - index * 20 * 3_600_000).toISOString(),
    answeredAt: null,
    endedAt: new Date(noon).toISOString(),
    ringMs: 6_000,
    talkMs,
    endedBy: 'callee',
    recording: index === 0 ? RECORDING : null,
    classification: saidOf(index),
    campaign: null,
    queue: null,
  }));
}

const found = (contact: Contact) => ({
  contactId: contact.contactId,
  name: contact.name,
  company: contact.card.company,
});
export const ONE_FOUND = { status: 200, body: { items: [[found(KATARZYNA)]] } };
export const TWO_FOUND = { status: 200, body: { items: [[found(KATARZYNA), found(KASIA)]] } };
const none = { status: 200, body: { items: [[]] } };

/** What the platform answers about contacts, by path. */
export const DEMO_CONTACTS = {
  '/contacts': { status: 200, body: { items: LISTED, next: null } },
  '/contacts/identify': none,
  [`/contacts/${KATARZYNA.contactId}`]: { status: 200, body: KATARZYNA },
  [`/contacts/${KASIA.contactId}`]: { status: 200, body: KASIA },
  [`/contacts/${KATARZYNA.contactId}/calls`]: { status: 200, body: { items: demoContactCalls(), next: null } },
};
