import type { Writable } from 'node:stream';
import { type Cell, type SheetWriter, ZonedClock } from './cell.ts';
import { STYLES, workbookParts, WORKSHEET_FOOT, WORKSHEET_HEAD, xmlText } from './workbook-parts.ts';
import { ZipStream } from './zip-stream.ts';

/** A sheet has 1,048,576 rows at most (ECMA-376); what is more goes on in the next, under the same headings. */
const ROWS_OF_SHEET = 1_000_000;
const DAY_MS = 86_400_000;
/** 1899-12-30: the day spreadsheets count from. */
const FIRST_DAY = Date.UTC(1899, 11, 30);

export type XlsxOptions = {
  /** What its sheets are called. */
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly timeZone: string;
};

/**
 * A workbook (ECMA-376, SpreadsheetML) written row by row: texts stand in their cells, so nothing has to be gathered before. Texts
 * are texts whatever they begin with (trust 11).
 */
export class XlsxWriter implements SheetWriter {
  readonly #zip: ZipStream;
  readonly #clock: ZonedClock;
  readonly #options: XlsxOptions;
  #sheets = 0;
  #rows = ROWS_OF_SHEET;

  constructor(to: Writable, options: XlsxOptions) {
    this.#zip = new ZipStream(to);
    this.#clock = new ZonedClock(options.timeZone);
    this.#options = options;
  }

  async write(rows: readonly (readonly Cell[])[]): Promise<void> {
    for (let from = 0; from < rows.length;) {
      if (this.#rows === ROWS_OF_SHEET) await this.#beginSheet();
      const some = rows.slice(from, from + ROWS_OF_SHEET - this.#rows);
      await this.#zip.write(some.map((row) => this.#row(row)).join(''));
      this.#rows += some.length;
      from += some.length;
    }
  }

  async end(): Promise<void> {
    if (this.#sheets === 0) await this.#beginSheet();
    await this.#zip.write(WORKSHEET_FOOT);
    const parts = { 'xl/styles.xml': STYLES, ...workbookParts(this.#sheets, this.#options.sheet) };
    for (const [name, text] of Object.entries(parts)) {
      await this.#zip.begin(name);
      await this.#zip.write(text);
    }
    await this.#zip.end();
  }

  async #beginSheet(): Promise<void> {
    if (this.#sheets > 0) await this.#zip.write(WORKSHEET_FOOT);
    this.#sheets++;
    this.#rows = 0;
    await this.#zip.begin(`xl/worksheets/sheet${this.#sheets}.xml`);
    const cells = this.#options.headings.map(
      (heading) => `<c s="2" t="inlineStr"><is><t>${xmlText(heading)}</t></is></c>`,
    );
    await this.#zip.write(`${WORKSHEET_HEAD}<row>${cells.join('')}</row>`);
  }

  #row(cells: readonly Cell[]): string {
    return `<row>${cells.map((cell) => this.#cell(cell)).join('')}</row>`;
  }

  #cell(cell: Cell): string {
    if (cell === null || cell === '') return '<c/>';
    if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
    if (typeof cell === 'string') return `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
    return `<c s="1"><v>${serialOf(this.#clock.read(cell.instant))}</v></c>`;
  }
}

/** Local time as spreadsheets count it: days since the end of 1899. */
function serialOf(local: string): number {
  return (Date.parse(`${local.replace(' ', 'T')}Z`) - FIRST_DAY) / DAY_MS;
}
