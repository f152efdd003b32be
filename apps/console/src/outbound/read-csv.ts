/** A table read from text: the names of its columns, and its rows. */
export type Csv = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/**
 * Reads comma-separated values (RFC 4180), also with semicolons or tabs between them, as spreadsheets of some countries write them;
 * which, the first line tells. Empty lines are passed over.
 */
export function readCsv(text: string): Csv {
  const plain = text.replace(/^\uFEFF/, '');
  const [head = ''] = plain.split(/\r?\n/, 1);
  const lines = cellsOf(plain, separatorOf(head)).filter((line) => line.some((cell) => cell.trim() !== ''));
  const [columns = [], ...rows] = lines.map((line) => line.map((cell) => cell.trim()));
  return { columns, rows };
}

function separatorOf(head: string): string {
  const counts = [';', '\t', ','].map((mark) => ({ mark, count: head.split(mark).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.mark ?? ',';
}

function cellsOf(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    line.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') {
      endCell();
      lines.push(line);
      line = [];
    } else if (letter !== '\r') cell += letter;
  }
  endCell();
  return [...lines, line];
}

/** Writes rows so that any spreadsheet reads them; what would be taken for a formula is made text. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** A number in international notation is none. */
function cellOf(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^\+\d+$/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
