import { foldText, contactCard } from '@wpm/contract';
import { readContact } from '@wpm/directory';
import type { ChangedBy, Store } from '@wpm/store';
import { DEMO_CUSTOMERS, type DemoCustomer } from './demo-customers.ts';

const MORE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Mazur: {
    fields: [
      { name: 'Umowa', value: 'ZO/2026/114' },
      { name: 'Opiekun', value: 'Anna Nowak' },
    ],
    notes: 'Prosi o telefon po 15:00. Faktury wysyłać e-mailem.',
  },
  Lis: { notes: 'Odbiera zamówienia osobiście w piątki.' },
};

/** Gives the demo's tenant the customers it has met. */
export async function addDemoContacts(store: Store, by: ChangedBy, newId: () => string): Promise<void> {
  const { tenantId } = by;
  if (tenantId === undefined) throw new Error('contacts belong to a tenant');
  for (const customer of DEMO_CUSTOMERS.filter(({ isKnown }) => isKnown)) {
    const contact = readContact(cardOf(customer), '48');
    if (!contact.ok) throw new Error(`${customer.number} is no contact: ${JSON.stringify(contact.error)}`);
    const write = { contact: contact.value, by, despiteDuplicates: false };
    await store.contacts.create({ tenantId, id: newId() }, write);
  }
}

function cardOf({ number, firstName, lastName, company }: DemoCustomer) {
  const mailbox = foldText(`${firstName}.${lastName}`);
  return contactCard.parse({
    firstName,
    lastName,
    company,
    numbers: [{ number, kind: company === '' ? 'mobile' : 'work' }],
    email: `${mailbox}@poczta.example`,
    ...MORE[lastName],
  });
}
