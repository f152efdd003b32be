/** What a workbook has beside the rows of its sheets (ECMA-376, parts 1 and 2). */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet up to its rows: the headings stay in sight. */
export const WORKSHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
export const WORKSHEET_FOOT = '</sheetData></worksheet>';

const FONTS =
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>';
const FILLS =
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';
const CELLS =
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs>';
const INSTANT = '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>';

/** The styles of cells: 1 is an instant, 2 a heading. */
export const STYLES = `${XML}<styleSheet xmlns="${MAIN}">${INSTANT}${FONTS}${FILLS}<borders count="1"><border/></borders>${CELLS}</styleSheet>`;

/** Everything but sheets and styles, by its path. @param name what the sheets are called */
export function workbookParts(sheets: number, name: string): Readonly<Record<string, string>> {
  const list = (each: (sheet: number) => string) => Array.from({ length: sheets }, (_, i) => each(i + 1)).join('');
  const called = (sheet: number) => xmlText(sheets === 1 ? name : `${name} ${sheet}`).replaceAll('"', '');
  const listed = list((n) => `<sheet name="${called(n)}" sheetId="${n}" r:id="s${n}"/>`);
  return {
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(
      `<Relationship Id="styles" Type="${DOCUMENT}/styles" Target="styles.xml"/>` +
        list((n) => `<Relationship Id="s${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`),
    ),
    '_rels/.rels': related(`<Relationship Id="book" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>`),
    '[Content_Types].xml': typed(list((n) => part(`/xl/worksheets/sheet${n}.xml`, 'worksheet'))),
  };
}

const related = (list: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`;
const part = (path: string, kind: string): string =>
  `<Override PartName="${path}" ContentType="${SPREADSHEET}.${kind}+xml"/>`;

function typed(sheets: string): string {
  const links = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  const book = part('/xl/workbook.xml', 'sheet.main') + part('/xl/styles.xml', 'styles');
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${links}${book}${sheets}</Types>`;
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as XML has it; characters XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>]/g, (sign) => ESCAPED[sign] ?? sign);
}
