import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveOf, partsOf } from './archive.fixture.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

const TRUTH = { yes: 'tak', no: 'nie' };
const ROWS = [
  ['Nazwisko', 'Numer', 'Notatki', ''],
  ['Żak & <syn>', '+48600100200', 'jeden\ndwa', ''],
  ['=1+1', '0048 600', '_x000D_ "x" \u0007\u{1F600}', 'd'],
  ['', '', '', 'only the last'],
];
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test('what was written is read as it was: letters, line ends, numbers with their plus and zeros, what looks like a formula', async () => {
  const { rows } = await readWorkbook(await bytesOf(await writeWorkbook('Kontakty', ROWS)), TRUTH);
  expect(rows).toEqual([
    ['Nazwisko', 'Numer', 'Notatki'],
    ['Żak & <syn>', '+48600100200', 'jeden\ndwa'],
    ['=1+1', '0048 600', '_x000D_ "x" \u{1F600}', 'd'],
    ['', '', '', 'only the last'],
  ]);
});

test('an archive any program opens: each part with its checksum, XML that names the others, cells that are texts and stay so', async () => {
  // Unzipped by another's hand, which checks sizes; the checksums it leaves to us.
  const files = unzipSync(await bytesOf(await writeWorkbook('Kontakty', ROWS)));
  const text = (path: string) => new TextDecoder('utf-8', { fatal: true }).decode(files[path]);
  expect(Object.keys(files).toSorted()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  for (const path of Object.keys(files))
    expect(text(path)).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n</);
  const sheet = text('xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<c s="1" t="inlineStr"><is><t xml:space="preserve">+48600100200</t></is></c>');
  expect(sheet).toContain('<t xml:space="preserve">Żak &amp; &lt;syn&gt;</t>');
  expect(sheet).toContain('_x005F_x000D_');
  expect(sheet).not.toMatch(/<f>|<v>/);
  expect(sheet).not.toContain('\u0007');
  expect(text('xl/styles.xml')).toContain('<xf numFmtId="49" applyNumberFormat="1"/>');
  expect(text('xl/workbook.xml')).toContain('<sheet name="Kontakty" sheetId="1" r:id="s1"/>');
});

test('rows beyond what a sheet can have go on in the next, under the same headings; no rows are a sheet of headings', async () => {
  const rows = [['n'], ...Array.from({ length: 5 }, (_, at) => [`${at}`])];
  const files = unzipSync(await bytesOf(await writeWorkbook('N', rows, 2)));
  const textsOf = (sheet: number) =>
    [...new TextDecoder().decode(files[`xl/worksheets/sheet${sheet}.xml`]).matchAll(/<t [^>]*>([^<]*)/g)].map(
      ([, text]) => text,
    );
  expect([1, 2, 3].map(textsOf)).toEqual([
    ['n', '0', '1'],
    ['n', '2', '3'],
    ['n', '4'],
  ]);
  expect((await readWorkbook(await bytesOf(await writeWorkbook('N', [['n']])), TRUTH)).rows).toEqual([['n']]);
});

test('a row is known by the number a spreadsheet shows beside it, also after rows that are not there or empty', async () => {
  const cell = '<c t="inlineStr"><is><t>x</t></is></c>';
  const made = partsOf({
    rows: `<row r="2">${cell}</row><row r="3"><c r="A3"/></row><row>${cell}</row><row r="9">${cell}</row>`,
  });
  expect((await readWorkbook(archiveOf(made), TRUTH)).lines).toEqual([2, 4, 9]);
});
