// @ts-check
import process from 'node:process';
import { createApiClient } from '@webphone-mobile/client';

const { WPM_URL: baseUrl = '', WPM_KEY: key = '' } = process.env;
const api = createApiClient({ baseUrl, key });

/** What your CRM knows, in its own words. */
const customers = [
  { id: '4711', first: 'Katarzyna', last: 'Wiśniewska', phone: '+48 600 200 300' },
  { id: '4712', first: 'Piotr', last: 'Zieliński', phone: '600 200 301' },
  { id: '4713', first: 'Ola', last: 'Błędna', phone: 'none' },
];

// By the CRM's own id: sent again tomorrow, the same contacts are changed and none is added. At most 500 at once.
const imported = await api.importContacts({
  items: customers.map(({ id, first, last, phone }) => ({
    externalId: id,
    card: { firstName: first, lastName: last, numbers: [{ kind: 'mobile', number: phone }] },
  })),
});
if (!imported.ok) throw new Error(imported.error.code);
console.log(JSON.stringify(imported.value.counts));
for (const item of imported.value.items) console.log(JSON.stringify(item));
