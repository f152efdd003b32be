import { expect, test } from 'vitest';
import { entriesIn } from './entries-in.ts';
import { readCsv, writeCsv } from './read-csv.ts';

test('a file of a spreadsheet is read with semicolons, quotes, lines in cells and a byte order mark', () => {
  const text = '\uFEFFid;Telefon;Nazwa;Umowa\r\n1;600 100 200;"Jan ""Kos""; Synowie";"7\n2026"\r\n;;;\r\n';
  expect(readCsv(text)).toEqual({
    columns: ['id', 'Telefon', 'Nazwa', 'Umowa'],
    rows: [['1', '600 100 200', 'Jan "Kos"; Synowie', '7\n2026']],
  });
  expect(readCsv('a,b\n1,"2,5"')).toEqual({ columns: ['a', 'b'], rows: [['1', '2,5']] });
});

test('columns of known names are what they say, others are fields; a row without an id is known by its number', () => {
  const csv = readCsv('Phone,Phone 2,Name,Priority,Contract\n600100200,600100201,Ewa,5,7/2026\n,,Nobody,,\n');
  expect(entriesIn(csv)).toEqual([
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

test('what is written is no formula to a spreadsheet, and a number stays a number', () => {
  expect(writeCsv([['=1+1', '+48600100200', 'a"b']])).toBe('\uFEFF"\'=1+1","+48600100200","a""b"\r\n');
});
