import type { Table } from './table.ts';

/** What parts the cells of a line: the one that stands in the first line most often. */
const SEPARATORS = [';', ',', '\t'] as const;

/** What makes a text of what a spreadsheet would reckon, as we and people write it; a sheet does not show it either. */
const TEXT_SIGN = /^'(?=\s*[=+\-@＝＋－＠])/;

/** What a spreadsheet would take for a formula (OWASP). */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * The cells of a CSV file (RFC 4180), whichever of the usual separators it has: quotes, and line ends within them, are read. Lines
 * with nothing in them are left out.
 */
export function readCsv(text: string): Table {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 0;
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(cell);
    line++;
    if (row.some((one) => one.trim() !== '')) {
      rows.push(row.map((one) => one.trim().replace(TEXT_SIGN, '')));
      lines.push(line);
    }
    [row, cell] = [[], ''];
  };
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') cell += plain[at++];
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') [isQuoted, cell] = [true, ''];
    else if (sign === separator) [row, cell] = [[...row, cell], ''];
    else if (sign === '\n' || sign === '\r') endRow();
    else cell += sign;
  }
  endRow();
  return { rows, lines };
}

function separatorOf(text: string): string {
  const first = text.split(/[\r\n]/, 1)[0] ?? '';
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A file of rows as Excel opens it: UTF-8 with its mark, `;` between cells, and no text that would be reckoned. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`;
}

function cellText(text: string): string {
  // A number with its plus is none: it stays as it is, so that the file can be read in again.
  const safe = FORMULA.test(text) && !/^\+\d+$/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a file: UTF-8, or where it is none, what Windows writes in Central Europe. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
}
