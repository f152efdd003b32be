import { expect, test } from 'vitest';
import { guessedColumns } from './columns.ts';
import { decoded, readCsv, writeCsv } from '../../files/csv.ts';
import { partsOf, rowsOf } from './rows.ts';

test('a file is read with quotes, line ends within them, either separator, and without its empty lines', () => {
  const { rows, lines } = readCsv('\uFEFFa;b\r\n"x;1";"say ""so""\nthen"\r\n\r\n;\r\ny; z ');
  expect(rows).toEqual([
    ['a', 'b'],
    ['x;1', 'say "so"\nthen'],
    ['y', 'z'],
  ]);
  // As a spreadsheet counts them, which shows the empty ones as well.
  expect(lines).toEqual([1, 2, 5]);
  expect(readCsv('a,b;c,d\n1,"2,3",4').rows).toEqual([
    ['a', 'b;c', 'd'],
    ['1', '2,3', '4'],
  ]);
  expect(readCsv('')).toEqual({ rows: [], lines: [] });
  expect(readCsv('\n\na\r\rb').lines).toEqual([3, 5]);
});

test('what was written is read as it was, and no text is a formula; a number keeps its plus', () => {
  const rows = [['Żółć "A"; B', '+48600100200', 'a\nb']];
  expect(readCsv(writeCsv(rows)).rows).toEqual(rows);
  expect(writeCsv([['=1+1', '+48 1', '@x']])).toBe("\uFEFF'=1+1;'+48 1;'@x\r\n");
});

test('a file of Windows is read with its letters', () => {
  expect(decoded(Uint8Array.from([0xb3, 0xf3, 0x9f]).buffer)).toBe('łóź');
  expect(decoded(new TextEncoder().encode('łóź').buffer)).toBe('łóź');
});

test('columns are known by their headings; of what is there once the second is a field', () => {
  expect(
    guessedColumns(['Imię', 'Nazwisko', 'Nazwa firmy', 'Telefon 1', 'Tel. komórkowy', 'E-mail', 'VIP', '']),
  ).toEqual(['firstName', 'lastName', 'company', 'number', 'number', 'email', 'field', 'ignored']);
  expect(
    guessedColumns(['Telefon służbowy', 'Home Phone', 'Business Phone 2', 'Fax', 'Centrala', 'Work', 'Home address']),
  ).toEqual(['work', 'home', 'work', 'fax', 'main', 'field', 'field']);
  expect(guessedColumns(['Surname', 'Name', 'External ID'])).toEqual(['lastName', 'field', 'id']);
});

test('a row is a contact told by its id, else its number, e-mail or name; the same one twice is said', () => {
  const table = readCsv(
    'Nazwisko;Telefon;VIP;Faks\n\nNowak;+48 600 100 200, 22 100 01 00;tak;+48600100200\n;;\nNowak;;\nKowalska;+48600100200;',
  );
  const { rows, repeated } = rowsOf(table, ['lastName', 'number', 'field', 'fax']);
  expect(rows.map(({ line, externalId }) => [line, externalId])).toEqual([
    [3, 'csv:+48600100200'],
    [5, 'csv:nowak'],
  ]);
  expect(rows[0]?.card).toMatchObject({
    lastName: 'Nowak',
    numbers: [
      { number: '+48 600 100 200', kind: 'mobile' },
      { number: '22 100 01 00', kind: 'mobile' },
      { number: '+48600100200', kind: 'fax' },
    ],
    fields: [{ name: 'VIP', value: 'tak' }],
    email: null,
  });
  expect(repeated.map(({ line }) => line)).toEqual([6]);
});

test('parts fit into a request, and together are all rows in their order', () => {
  const below = Array.from({ length: 950 }, (_, at) => [`Klient ${at}`, at % 300 === 0 ? 'x'.repeat(30_000) : '']);
  const { rows } = rowsOf({ rows: [['Nazwisko', 'Notatki'], ...below], lines: [] }, ['lastName', 'notes']);
  const parts = partsOf(rows);
  expect(parts.flat()).toEqual(rows);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(part.map(({ externalId, card }) => ({ externalId, card }))).length).toBeLessThan(64_000);
  }
});
