import { expect, test } from 'vitest';
import { readCsv } from '../files/csv.ts';
import { entriesIn } from './entries-in.ts';

test('columns of known names are what they say, others are fields; a row without an id is known by its number', () => {
  const csv = readCsv('Phone,Phone 2,Name,Priority,Contract\n600100200,600100201,Ewa,5,7/2026\n,,Nobody,,\n');
  expect(entriesIn(csv.rows)).toEqual([
    {
      externalId: '600100200',
      card: {
        name: 'Ewa',
        numbers: ['600100200', '600100201'],
        fields: [{ name: 'Contract', value: '7/2026' }],
        priority: 5,
      },
    },
    { externalId: '?', card: { name: 'Nobody', numbers: [], fields: [] } },
  ]);
});
