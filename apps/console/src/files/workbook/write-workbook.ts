import { Archiver } from './archiver.ts';
import { escapedText, xmlText } from './written-text.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a workbook is called where kinds of files are told by name. */
export const WORKBOOK_TYPE = `${SPREADSHEET}.sheet`;

/** A sheet has 1,048,576 rows at most (ECMA-376); what is more goes on in the next, under the same headings. */
export const ROWS_OF_SHEET = 1_000_000;
/** So many rows become text at a time: in between, the page does what else it has to. */
const AT_ONCE = 2_000;

/**
 * A workbook (`.xlsx`, ECMA-376) of texts, headings first. Every cell is a text and stays one when it is changed: a number with its plus,
 * or with zeros in front, is no quantity, and what begins with `=` no formula (trust 11).
 * @param sheet what its sheets are called
 */
export async function writeWorkbook(
  sheet: string,
  [headings = [], ...rows]: readonly (readonly string[])[],
  rowsOfSheet = ROWS_OF_SHEET,
): Promise<Blob> {
  const archiver = new Archiver();
  const sheets = Math.max(1, Math.ceil(rows.length / rowsOfSheet));
  for (const [path, text] of Object.entries(partsAround(sheets, sheet))) await archiver.add(path, [text]);
  for (let at = 0; at < sheets; at++) {
    const some = rows.slice(at * rowsOfSheet, (at + 1) * rowsOfSheet);
    await archiver.add(`xl/worksheets/sheet${at + 1}.xml`, sheetOf(headings, some));
  }
  return archiver.end(WORKBOOK_TYPE);
}

function* sheetOf(headings: readonly string[], rows: readonly (readonly string[])[]): Generator<string> {
  const views =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const columns = `<cols><col min="1" max="${Math.max(1, headings.length)}" width="20" style="1" customWidth="1"/></cols>`;
  yield `${XML}<worksheet xmlns="${MAIN}">${views}${columns}<sheetData>${rowOf(headings, 2)}`;
  for (let at = 0; at < rows.length; at += AT_ONCE)
    yield rows
      .slice(at, at + AT_ONCE)
      .map((row) => rowOf(row, 1))
      .join('');
  yield '</sheetData></worksheet>';
}

function rowOf(cells: readonly string[], style: 1 | 2): string {
  const written = cells.map((text) =>
    text === ''
      ? '<c/>'
      : `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapedText(text)}</t></is></c>`,
  );
  return `<row>${written.join('')}</row>`;
}

/** Format 49 is text (ECMA-376-1 §18.8.30). Style 1 is a cell, 2 a heading. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const typed = (path: string, kind: string): string =>
  `<Override PartName="/xl/${path}.xml" ContentType="${SPREADSHEET}.${kind}+xml"/>`;

/** Everything but the sheets, by its path. */
function partsAround(sheets: number, name: string): Readonly<Record<string, string>> {
  const each = (text: (sheet: number) => string) => Array.from({ length: sheets }, (_, at) => text(at + 1)).join('');
  const called = (sheet: number) => xmlText(sheets === 1 ? name : `${name} ${sheet}`).replaceAll('"', '');
  const related = (list: string) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${typed('workbook', 'sheet.main')}${typed('styles', 'styles')}${each((sheet) => typed(`worksheets/sheet${sheet}`, 'worksheet'))}</Types>`,
    '_rels/.rels': related(`<Relationship Id="book" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${each((sheet) => `<sheet name="${called(sheet)}" sheetId="${sheet}" r:id="s${sheet}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(
      `<Relationship Id="styles" Type="${DOCUMENT}/styles" Target="styles.xml"/>${each((sheet) => `<Relationship Id="s${sheet}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`)}`,
    ),
    'xl/styles.xml': STYLES,
  };
}
