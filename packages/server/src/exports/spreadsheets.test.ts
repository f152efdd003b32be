import { Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { csvText, CsvWriter } from './csv.ts';
import { xmlText } from './workbook-parts.ts';
import { XlsxWriter } from './xlsx.ts';

/** Keeps what is written; takes it slowly, so that writers have to wait. */
class Kept extends Writable {
  readonly chunks: Buffer[] = [];

  constructor() {
    super({ highWaterMark: 16 });
  }

  override _write(chunk: Buffer, _: unknown, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    setImmediate(done);
  }

  bytes = (): Buffer => Buffer.concat(this.chunks);
}

const ROWS: readonly (readonly Cell[])[] = [
  ['Zażółć gęślą jaźń', 1.5, { instant: new Date('2026-07-01T10:00:00Z') }, null],
  ['=1+1', -2, { instant: new Date('2026-12-01T10:00:00Z') }, 'a;b'],
];

test.each(['=1+1', '+48600100200', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\n=1'])(
  'a cell of a CSV is never a formula: %j',
  (text) => expect(csvText(text)).toMatch(/^"?'/),
);

test('a cell of a CSV is quoted where it would end', () => {
  expect(csvText('a"b')).toBe('"a""b"');
  expect(csvText('a;b')).toBe('"a;b"');
  expect(csvText('plain')).toBe('plain');
});

test('a CSV begins with the mark of UTF-8, its numbers are as the separator has them, its times of the zone', async () => {
  const to = new Kept();
  const writer = new CsvWriter(to, { separator: ';', timeZone: 'Europe/Warsaw' });
  await writer.write(ROWS);
  await writer.end();
  const lines = ['Zażółć gęślą jaźń;1,5;2026-07-01 12:00:00;', `'=1+1;-2;2026-12-01 11:00:00;"a;b"`, ''];
  expect(to.bytes().toString('utf8')).toBe(`\uFEFF${lines.join('\r\n')}`);
});

test('a workbook holds texts as texts, numbers as numbers, instants as dates of the zone', async () => {
  const to = new Kept();
  const writer = new XlsxWriter(to, { sheet: 'Połączenia', headings: ['A', 'B'], timeZone: 'Europe/Warsaw' });
  await writer.write(ROWS);
  await writer.end();
  const files = unzipSync(to.bytes());
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
  const sheet = text('xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<t xml:space="preserve">Zażółć gęślą jaźń</t></is></c><c><v>1.5</v></c>');
  expect(sheet).toContain('<t xml:space="preserve">=1+1</t></is></c><c><v>-2</v></c>');
  // 2026-07-01 12:00 is day 46204.5 of spreadsheets.
  expect(sheet).toContain('<c s="1"><v>46204.5</v></c>');
  expect(text('xl/workbook.xml')).toContain('<sheet name="Połączenia" sheetId="1"');
  expect(Object.keys(files)).toContain('[Content_Types].xml');
});

test('a workbook without rows has its headings', async () => {
  const to = new Kept();
  const writer = new XlsxWriter(to, { sheet: 'x', headings: ['Nagłówek'], timeZone: 'UTC' });
  await writer.end();
  expect(Buffer.from(unzipSync(to.bytes())['xl/worksheets/sheet1.xml'] ?? []).toString()).toContain('Nagłówek');
});

test('what XML cannot hold is left out, what it reads as its own is escaped', () => {
  expect(xmlText('a\u0000\u0008<b>&\uD800😀')).toBe('a&lt;b&gt;&amp;😀');
});
