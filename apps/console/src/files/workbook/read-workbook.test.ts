import { constants, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { archiveOf, HEAD, type Made, partsOf, related } from './archive.fixture.ts';
import { dateText, lookOf, numberText } from './cell-text.ts';
import { LIMITS } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import { isWorkbook } from './signature.ts';
import { UnreadableFile } from './unreadable.ts';

const TRUTH = { yes: 'tak', no: 'nie' };
const read = async (bytes: Uint8Array<ArrayBuffer>, limits = LIMITS) => (await readWorkbook(bytes, TRUTH, limits)).rows;
const readMade = (made: Made) => read(archiveOf(partsOf(made)));

/** Why a file is not read. */
const refusal = (bytes: Uint8Array<ArrayBuffer>, limits = LIMITS): Promise<string> =>
  read(bytes, limits).then(
    (rows) => `read ${JSON.stringify(rows).slice(0, 200)}`,
    (error: unknown) => (error instanceof UnreadableFile ? error.why : String(error)),
  );

test('a workbook as Excel writes it: shared texts in several looks, days, truths, results of formulas, gaps, and empty rows left out', async () => {
  const rows = await readMade({
    texts: `<si><t>Imię</t></si><si><t>Telefon</t></si><si><t xml:space="preserve"> VIP </t></si><si><r><rPr><b/><sz val="11"/></rPr><t>Wiśniewska</t></r><r><t xml:space="preserve"> &amp; syn</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_\nb_x005F_x</t></si>`,
    styles:
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164"/></cellXfs>',
    rows: `<row r="1" spans="1:7"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
      <row r="2"><c r="A2" s="1"/><c r="B2"/></row>
      <row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4"><v>4.8601234567E10</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" s="1"><v>46356</v></c><c r="F4" s="2"><v>46356.586805555555</v></c><c r="G4"><f>1+1</f><v>2</v></c></row>
      <row r="5"><c r="A5" t="s"><v>4</v></c><c r="B5"><f t="shared" si="0"/><v>600100200</v></c><c r="C5" t="str"><f>A5&amp;""</f><v></v></c><c r="D5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E5" t="b"><v>0</v></c></row>`,
  });
  expect(rows).toEqual([
    ['Imię', 'Telefon', 'VIP'],
    ['Wiśniewska & syn', '48601234567', 'tak', '2026-11-30', '', '2026-11-30 14:05', '2'],
    ['a\r\nb_x', '600100200', '', '#DIV/0!', 'nie'],
  ]);
});

test('a workbook as LibreOffice writes it: types and styles on every cell, formulas with their attributes, zeros before a number', async () => {
  const rows = await readMade({
    texts:
      '<si><t xml:space="preserve">Nazwisko</t></si><si><t xml:space="preserve">Telefon</t></si><si><t xml:space="preserve">Żak\nMłyn</t></si>',
    styles:
      '<numFmts count="3"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="000000000"/><numFmt numFmtId="166" formatCode="dd/mm/yy"/></numFmts><cellXfs count="3"><xf numFmtId="164" fontId="0"><alignment horizontal="general"/></xf><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>',
    rows: `<row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c></row><row r="2"><c r="A2" s="0" t="s"><v>2</v></c><c r="B2" s="1" t="n"><v>48123</v></c><c r="C2" s="2" t="n"><f aca="false">B2</f><v>46356</v></c><c r="D2" s="0" t="str"><f aca="false">CONCATENATE(&quot;x&quot;)</f><v>x</v></c></row>`,
  });
  expect(rows).toEqual([
    ['Nazwisko', 'Telefon'],
    ['Żak\nMłyn', '000048123', '2026-11-30', 'x'],
  ]);
});

test('a workbook of other programs: prefixes, addresses of parts and cells left out, texts in their cells, a hidden sheet and a chart before the first', async () => {
  const x = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rows = await read(
    archiveOf({
      '_rels/.rels': related(
        ['R1', 'extended-properties', 'docProps/app.xml'],
        ['R2', 'officeDocument', '/xl/workbook.xml'],
      ),
      'xl/workbook.xml': `${HEAD}<!-- made > by hand --><x:workbook ${x}><x:sheets><x:sheet name="Hidden" sheetId="1" state="hidden" ns1:id="h" xmlns:ns1="r"/><x:sheet name="Chart" sheetId="2" ns1:id="c" xmlns:ns1="r"/><x:sheet name='A "B" > C' sheetId="3" state="visible" ns1:id="s" xmlns:ns1="r"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': related(
        ['h', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['c', 'chartsheet', '/xl/chartsheets/sheet1.xml'],
        ['s', 'worksheet', '../xl/worksheets/Sheet2.xml'],
      ),
      'xl/worksheets/sheet1.xml': `${HEAD}<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`,
      'xl\\worksheets\\sheet2.xml': `\uFEFF<x:worksheet ${x}><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Na&#322;&#x119;cz</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:r><x:t>tele</x:t></x:r><x:r><x:t><![CDATA[<fon>]]></x:t></x:r></x:is></x:c></x:row><x:row><x:c t="d"><x:v>2026-11-30T00:00:00</x:v></x:c><x:c r="D2"><x:v>-0.5</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    }),
  );
  expect(rows).toEqual([
    ['Nałęcz', 'tele<fon>'],
    ['2026-11-30', '', '', '-0.5', '7'],
  ]);
});

test.each([
  ['48601234567', '48601234567'],
  ['4.8601234567E10', '48601234567'],
  ['4.8601234567e+10', '48601234567'],
  ['123456789012345678', '123456789012345678'],
  ['1E15', '1000000000000000'],
  ['0.30000000000000004', '0.3'],
  ['1.1000000000000001', '1.1'],
  ['-1.5E-7', '-0.00000015'],
  ['600100200.0', '600100200'],
  ['0', '0'],
  ['-0.0', '0'],
  ['x', 'x'],
])('a number written as %s is %s', (written, shown) => expect(numberText(written, 'plain')).toBe(shown));

test.each([
  ['1', false, '1900-01-01'],
  ['59', false, '1900-02-28'],
  ['60', false, '1900-02-29'],
  ['61', false, '1900-03-01'],
  ['46356', false, '2026-11-30'],
  ['44894', true, '2026-11-30'],
  ['46356.999988425928', false, '2026-11-30 23:59:59'],
  // A second is the smallest a sheet shows: half of one is rounded, and may be of the next day.
  ['46356.99999999', false, '2026-12-01'],
  ['0.25', false, '06:00'],
  ['-1', false, '-1'],
  ['99999999', false, '99999999'],
])('day %s, counted from 1904: %s, is %s', (written, from1904, shown) =>
  expect(dateText(written, from1904)).toBe(shown),
);

test.each([
  [14, undefined, 'date'],
  [22, undefined, 'date'],
  [1, undefined, 'plain'],
  [49, undefined, 'plain'],
  [164, 'General', 'plain'],
  [164, '[$-415]d mmmm yyyy;@', 'date'],
  [164, '[h]:mm:ss', 'date'],
  [164, '#,##0.00\\ "zł"', 'plain'],
  [164, '[Red]#,##0\\ _z_ł', 'plain'],
  [164, '"dnia "0', 'plain'],
  [164, '000000000', { digits: 9 }],
])('the format %s %s makes %j of numbers', (id, code, look) => expect(lookOf(id, code)).toEqual(look));

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const WHOLE = partsOf({ rows: ROW });
/** An old Excel's file, or one with a password, begins so. */
const compound = (stream: string) =>
  Uint8Array.from(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(stream, 'utf16le')]),
  );

test('what is no workbook, or one nobody can read, is refused with what to do about it', async () => {
  expect(await refusal(compound('Workbook'))).toBe('old-excel');
  expect(await refusal(compound('EncryptedPackage'))).toBe('encrypted');
  expect(await refusal(archiveOf(WHOLE, 1))).toBe('encrypted');
  const document = related(['rId1', 'officeDocument', 'word/document.xml']);
  expect(await refusal(archiveOf({ '_rels/.rels': document, 'word/document.xml': '<w:document/>' }))).toBe(
    'other-format',
  );
  const binary = related(['rId1', 'officeDocument', 'xl/workbook.bin']);
  expect(await refusal(archiveOf({ '_rels/.rels': binary, 'xl/workbook.bin': '\u0083' }))).toBe('other-format');
  expect(await refusal(archiveOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }))).toBe('other-format');
  expect(await refusal(archiveOf({}))).toBe('other-format');
  for (const value of ['', '<v/>', '<v></v>'])
    expect(await refusal(archiveOf(partsOf({ rows: `<row><c><f>1+1</f>${value}</c></row>` })))).toBe('not-reckoned');
  expect(isWorkbook(archiveOf({}))).toBe(true);
  expect(isWorkbook(new TextEncoder().encode('Nazwisko;Telefon'))).toBe(false);
});

const withSheet = (sheet: string) => archiveOf({ ...WHOLE, 'xl/worksheets/sheet1.xml': sheet });

test.each([
  ['entities of its own', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'],
  ['a name nobody knows', '<worksheet><sheetData><row><c t="str"><v>&nbsp;</v></c></row></sheetData></worksheet>'],
  ['an element left open', '<worksheet><sheetData>'],
  ['elements that cross', '<worksheet><sheetData><row></sheetData></row></worksheet>'],
  ['a tag left open', '<worksheet><sheetData><row'],
  ['two signs in a tag', '<worksheet><sheetData <row/></worksheet>'],
  ['a text nobody shares', '<worksheet><sheetData><row><c t="s"><v>9</v></c></row></sheetData></worksheet>'],
  ['nothing', ''],
  ['another thing', '<chartsheet/>'],
  ['elements without end', `<worksheet>${'<a>'.repeat(1_000)}`],
])('a sheet with %s is broken', async (_, sheet) => expect(await refusal(withSheet(sheet))).toBe('broken'));

test('a file that was cut, or damaged anywhere, is refused, or read as it was; it is never another’s fault', async () => {
  const whole = archiveOf(partsOf({ rows: ROW.repeat(20), texts: '<si><t>x</t></si>' }));
  const known = ['broken', 'other-format', 'encrypted', 'too-large', 'not-reckoned', await refusal(whole)];
  expect(known.at(-1)).toContain('read');
  for (let length = 4; length < whole.length; length += 7) {
    expect(await refusal(whole.slice(0, length))).toBe('broken');
  }
  for (let at = 0; at < whole.length; at += 3) {
    const damaged = Uint8Array.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
    expect(known).toContain(await refusal(damaged));
  }
});

/** So much white space as costs nothing to keep: each megabyte is deflated alike. */
function bomb(megabytes: number) {
  const one = deflateRawSync(Buffer.alloc(1_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const deflated = Buffer.concat([...Array.from({ length: megabytes }, () => one), Buffer.from([3, 0])]);
  // It says that it is small.
  return { deflated, bytes: 100, crc: 0 };
}

test('a file that unpacks to more than it may, whatever it says of itself, is refused as soon as it does', async () => {
  const packed = archiveOf({ ...WHOLE, 'xl/worksheets/sheet1.xml': bomb(1_000) });
  expect(packed.length).toBeLessThan(2_000_000);
  expect(await refusal(packed, { ...LIMITS, partBytes: 5_000_000 })).toBe('too-large');
});

const made = (rows: string, texts = '') => archiveOf(partsOf({ rows, texts }));

test('as many rows, columns and letters are read as are set, and none more; so are the parts of the archive', async () => {
  const limits = { parts: 6, rows: 3, columns: 3, characters: 12, partBytes: 10_000 };
  const [row, cell] = ['<row><c><v>1</v></c></row>', '<c t="s"><v>0</v></c>'];
  expect(await read(made(row.repeat(3)), limits)).toEqual([['1'], ['1'], ['1']]);
  expect(await refusal(made(row.repeat(4)), limits)).toBe('too-large');
  const wide = (address: string) => made(`<row><c r="A1"><v>1</v></c><c r="${address}"><v>2</v></c></row>`);
  expect(await read(wide('C1'), limits)).toEqual([['1', '', '2']]);
  expect(await refusal(wide('D1'), limits)).toBe('too-large');
  // Excel gives a style to cells far beyond what stands in the sheet.
  expect(await read(made('<row><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'), limits)).toEqual([['1']]);
  expect(await read(made(`<row>${cell.repeat(2)}</row>`, '<si><t>sixsix</t></si>'), limits)).toEqual([
    ['sixsix', 'sixsix'],
  ]);
  expect(await refusal(made(`<row>${cell.repeat(3)}</row>`, '<si><t>sixsix</t></si>'), limits)).toBe('too-large');
  expect(await refusal(made(row, '<si><t>thirteen</t></si>'.repeat(2)), limits)).toBe('too-large');
  expect(await refusal(made(row), { ...limits, parts: 5 })).toBe('too-large');
  expect(LIMITS).toEqual({ parts: 5_000, rows: 100_000, columns: 256, characters: 60_000_000, partBytes: 150_000_000 });
});
