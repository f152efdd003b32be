import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive: its text, or bytes that are deflated already, of which the archive says what it likes. */
export type Part = string | { readonly deflated: Uint8Array; readonly bytes: number; readonly crc: number };

/** An archive of parts, as ZIP has it: each with its header, and the directory at the end. @param flags of every part; 1: encrypted */
export function archiveOf(parts: Readonly<Record<string, Part>>, flags = 0): Uint8Array<ArrayBuffer> {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, part] of Object.entries(parts)) {
    const { deflated, bytes, crc } = typeof part === 'string' ? packed(part) : part;
    const called = Buffer.from(name);
    const about = Buffer.alloc(26);
    for (const [place, number] of [
      [0, 20],
      [2, flags],
      [4, 8],
      [22, called.length],
    ] as const)
      about.writeUInt16LE(number, place);
    for (const [place, number] of [
      [10, crc],
      [14, deflated.length],
      [18, bytes],
    ] as const)
      about.writeUInt32LE(number, place);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), about, called, deflated]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), about, more, called]));
    files.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  for (const place of [8, 10]) end.writeUInt16LE(files.length, place);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...files, ...directory, end]));
}

function packed(text: string) {
  const bytes = Buffer.from(text);
  return { deflated: deflateRawSync(bytes), bytes: bytes.length, crc: crc32(bytes) };
}

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export const related = (...relations: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${KIND}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

export type Made = {
  /** What stands in `sheetData`. */
  readonly rows: string;
  /** The `si` of the shared texts. */
  readonly texts?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
};

/** The parts of a workbook of one sheet, laid out as Excel does. */
export function partsOf({ rows, texts, styles, date1904 }: Made): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': related(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `${HEAD}<workbook ${NAMESPACES}><workbookPr${date1904 ? ' date1904="1"' : ''} defaultThemeVersion="166925"/><sheets><sheet name="Arkusz1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(
      ['rId3', 'styles', 'styles.xml'],
      ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ),
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet ${NAMESPACES}><dimension ref="A1:Z9"/><sheetData>${rows}</sheetData><pageMargins left="0.7"/></worksheet>`,
    ...(texts !== undefined && {
      'xl/sharedStrings.xml': `${HEAD}<sst ${NAMESPACES} count="9" uniqueCount="9">${texts}</sst>`,
    }),
    ...(styles !== undefined && { 'xl/styles.xml': `${HEAD}<styleSheet ${NAMESPACES}>${styles}</styleSheet>` }),
  };
}
