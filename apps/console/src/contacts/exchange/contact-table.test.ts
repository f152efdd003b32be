import type { ContactCard } from '@wpm/contract';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../files/csv.ts';
import { readWorkbook } from '../../files/workbook/read-workbook.ts';
import { writeWorkbook } from '../../files/workbook/write-workbook.ts';
import { en } from '../words/en.ts';
import { pl } from '../words/pl.ts';
import { guessedColumns } from './columns.ts';
import { tableOf } from './contact-table.ts';
import { rowsOf } from './rows.ts';

const EWA: ContactCard = {
  firstName: 'Ewa',
  lastName: 'Wiśniewska',
  company: 'Świt',
  email: 'ewa@swit.example',
  numbers: [
    { number: '+48600100200', kind: 'mobile' },
    { number: '+48600100201', kind: 'mobile' },
    { number: '+48221000100', kind: 'work' },
    { number: '+48221000101', kind: 'home' },
    { number: '19115', kind: 'main' },
    { number: '+48221000102', kind: 'fax' },
    { number: '+491701234567', kind: 'other' },
  ],
  fields: [
    { name: 'Umowa', value: '7/2026' },
    { name: 'Umowa', value: '8/2026' },
    { name: 'VIP', value: '=tak' },
  ],
  notes: 'pierwsza\ndruga',
};
const SHORT: ContactCard = {
  firstName: '',
  lastName: 'Nowak',
  company: '',
  email: null,
  notes: '',
  numbers: [{ number: '+48221000109', kind: 'fax' }],
  fields: [{ name: 'VIP', value: 'nie' }],
};
const CONTACTS = [
  { contactId: '0190a1b2-0000-7000-8000-000000000001', externalId: null, card: EWA },
  { contactId: '0190a1b2-0000-7000-8000-000000000002', externalId: 'K-7', card: SHORT },
];

for (const [language, words] of Object.entries({ pl, en }))
  test(`contacts that went out come in as they were, with the kinds of their numbers (${language}, Excel)`, async () => {
    const book = await writeWorkbook(words.sheetName, tableOf(CONTACTS, words));
    const table = await readWorkbook(new Uint8Array(await book.arrayBuffer()), { yes: 'yes', no: 'no' });
    const { rows, repeated } = rowsOf(table, guessedColumns(table.rows[0] ?? []));
    expect(rows.map(({ externalId, card }) => [externalId, card])).toEqual([
      [CONTACTS[0]?.contactId, EWA],
      ['K-7', SHORT],
    ]);
    expect(repeated).toEqual([]);
  });

test('and as CSV, though what would have been a formula is written as a text', () => {
  const csv = writeCsv(tableOf(CONTACTS, pl));
  expect(csv).toContain(";'=tak");
  const table = readCsv(csv);
  const { rows } = rowsOf(table, guessedColumns(table.rows[0] ?? []));
  expect(rows.map(({ card }) => card)).toEqual([EWA, SHORT]);
});
