import type { Writable } from 'node:stream';
import { type Cell, type SheetWriter, ZonedClock } from './cell.ts';
import { drained } from './drained.ts';

export type CsvOptions = {
  /** `;` where a comma parts whole from fraction: Excel reads a file so where the system writes numbers so. */
  readonly separator: ',' | ';';
  readonly timeZone: string;
};

/** RFC 4180, in UTF-8 with the mark Excel knows it by. */
export class CsvWriter implements SheetWriter {
  readonly #to: Writable;
  readonly #separator: CsvOptions['separator'];
  readonly #clock: ZonedClock;

  constructor(to: Writable, { separator, timeZone }: CsvOptions) {
    this.#to = to;
    this.#separator = separator;
    this.#clock = new ZonedClock(timeZone);
    to.write('\uFEFF');
  }

  write(rows: readonly (readonly Cell[])[]): Promise<void> {
    const lines = rows.map((row) => row.map((cell) => this.#text(cell)).join(this.#separator));
    return drained(this.#to, `${lines.join('\r\n')}\r\n`);
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve) => this.#to.end(resolve));
  }

  #text(cell: Cell): string {
    if (cell === null) return '';
    if (typeof cell === 'number') return this.#separator === ';' ? String(cell).replace('.', ',') : String(cell);
    return typeof cell === 'string' ? csvText(cell) : this.#clock.read(cell.instant);
  }
}

/** What a spreadsheet would take for a formula, after any blanks (OWASP, trust 11); full-width signs are read as signs too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text as a cell: never a formula, and quoted where it would end the cell. */
export function csvText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
