import { expect, test } from 'vitest';
import { guessedColumns } from './columns.ts';
import { decoded, readCsv, writeCsv } from '../../files/csv.ts';
import { partsOf, rowsOf } from './rows.ts';

test('a file is read with quotes, line ends within them, either separator, and without its empty lines', () => {
  expect(readCsv('\uFEFFa;b\r\n"x;1";"say ""so""\nthen"\r\n\r\n;\r\ny; z ')).toEqual([
    ['a', 'b'],
    ['x;1', 'say "so"\nthen'],
    ['y', 'z'],
  ]);
  expect(readCsv('a,b;c,d\n1,"2,3",4')).toEqual([
    ['a', 'b;c', 'd'],
    ['1', '2,3', '4'],
  ]);
  expect(readCsv('')).toEqual([]);
});

test('what was written is read as it was, and no text is a formula; a number keeps its plus', () => {
  const rows = [['Żółć "A"; B', '+48600100200', 'a\nb']];
  expect(readCsv(writeCsv(rows))).toEqual(rows);
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
  expect(guessedColumns(['Surname', 'Name', 'External ID'])).toEqual(['lastName', 'field', 'id']);
});

test('a row is a contact told by its id, else its number, e-mail or name; the same one twice is said', () => {
  const headings = ['Nazwisko', 'Telefon', 'VIP'];
  const { rows, repeated } = rowsOf(
    headings,
    ['lastName', 'number', 'field'],
    [
      ['Nowak', '+48 600 100 200, 22 100 01 00', 'tak'],
      ['Nowak', '', ''],
      ['Kowalska', '+48600100200', ''],
    ],
  );
  expect(rows.map(({ line, externalId }) => [line, externalId])).toEqual([
    [2, 'csv:+48600100200'],
    [3, 'csv:nowak'],
  ]);
  expect(rows[0]?.card).toMatchObject({
    lastName: 'Nowak',
    numbers: [{ number: '+48 600 100 200' }, { number: '22 100 01 00' }],
    fields: [{ name: 'VIP', value: 'tak' }],
    email: null,
  });
  expect(repeated.map(({ line }) => line)).toEqual([4]);
});

test('parts fit into a request, and together are all rows in their order', () => {
  const table = Array.from({ length: 950 }, (_, at) => [`Klient ${at}`, at % 300 === 0 ? 'x'.repeat(30_000) : '']);
  const { rows } = rowsOf(['Nazwisko', 'Notatki'], ['lastName', 'notes'], table);
  const parts = partsOf(rows);
  expect(parts.flat()).toEqual(rows);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(part.map(({ externalId, card }) => ({ externalId, card }))).length).toBeLessThan(64_000);
  }
});
