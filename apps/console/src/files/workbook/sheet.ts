import type { Table } from '../table.ts';
import type { Archive } from './archive.ts';
import { type NumberLook, dateText, numberText } from './cell-text.ts';
import { TextReader, isTrue, plainText } from './book-parts.ts';
import type { Limits } from './limits.ts';
import { type Attributes, readMarkup } from './markup.ts';
import { UnreadableFile } from './unreadable.ts';

export type SheetAround = {
  readonly texts: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly from1904: boolean;
  /** What stands for what is so, and what is not. */
  readonly truth: Readonly<Record<'yes' | 'no', string>>;
};

type Cell = { readonly column: number; readonly type: string; readonly look: NumberLook };

/** The cells of a sheet as text, row by row; rows without any are left out. Throws `UnreadableFile`. */
export async function readSheet(archive: Archive, part: string, around: SheetAround): Promise<Table> {
  const reader = new SheetReader(around, archive.limits);
  let root = '';
  await readMarkup(archive.text(part), {
    open: (name, attributes) => {
      root ||= name;
      reader.open(name, attributes);
    },
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  if (root !== 'worksheet') throw new UnreadableFile('broken');
  return { rows: reader.rows, lines: reader.lines };
}

class SheetReader {
  readonly rows: string[][] = [];
  readonly lines: number[] = [];
  readonly #around: SheetAround;
  readonly #limits: Limits;
  readonly #inline = new TextReader();
  #row: string[] = [];
  #line = 0;
  #column = 0;
  #cell: Cell | undefined;
  #value: string | undefined;
  #isValue = false;
  #isFormula = false;
  #characters = 0;

  constructor(around: SheetAround, limits: Limits) {
    [this.#around, this.#limits] = [around, limits];
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#begin(attributes);
    else if (name === 'row') this.#line = lineOf(attributes('r')) ?? this.#line + 1;
    else if (name === 'v') [this.#isValue, this.#value] = [true, ''];
    else if (name === 'f') this.#isFormula = true;
    else this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else this.#inline.text(text);
  }

  close(name: string): void {
    this.#inline.close(name);
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#end();
    else if (name === 'row') this.#endRow();
  }

  /** A cell without an address follows the one before. */
  #begin(attributes: Attributes): void {
    const style = Number(attributes('s') ?? 0);
    const column = columnOf(attributes('r')) ?? this.#column;
    this.#cell = { column, type: attributes('t') ?? 'n', look: this.#around.looks[style] ?? 'plain' };
    [this.#value, this.#isFormula] = [undefined, false];
  }

  #end(): void {
    const [cell, inline] = [this.#cell, this.#inline.take()];
    if (!cell) return;
    // Nobody has reckoned it, and we do not: an empty cell would be taken for one.
    const isReckoned = cell.type === 'str' ? this.#value !== undefined : (this.#value ?? '') !== '';
    if (this.#isFormula && !isReckoned) throw new UnreadableFile('not-reckoned');
    const text = (cell.type === 'inlineStr' ? inline : this.#textOf(cell, this.#value ?? '')).trim();
    this.#column = cell.column + 1;
    this.#cell = undefined;
    if (text === '') return;
    this.#characters += text.length;
    if (cell.column >= this.#limits.columns || this.#characters > this.#limits.characters)
      throw new UnreadableFile('too-large');
    while (this.#row.length < cell.column) this.#row.push('');
    this.#row[cell.column] = text;
  }

  #endRow(): void {
    if (this.#row.length > 0) {
      this.rows.push(this.#row);
      this.lines.push(this.#line);
    }
    if (this.rows.length > this.#limits.rows) throw new UnreadableFile('too-large');
    [this.#row, this.#column] = [[], 0];
  }

  /** By the cell's type (ECMA-376-1 §18.18.11). */
  #textOf({ type, look }: Cell, value: string): string {
    const { texts, truth, from1904 } = this.#around;
    if (type === 's') return value === '' ? '' : (texts[Number(value)] ?? broken());
    if (type === 'b') return isTrue(value.trim()) ? truth.yes : truth.no;
    if (type === 'str' || type === 'e') return plainText(value);
    if (type === 'd') return value.replace('T', ' ').replace(/ 00:00(?::00(?:\.0+)?)?Z?$/, '');
    return look === 'date' ? dateText(value, from1904) : numberText(value, look);
  }
}

function broken(): never {
  throw new UnreadableFile('broken');
}

/** A row without a number follows the one before. */
function lineOf(number: string | undefined): number | undefined {
  return /^[1-9]\d{0,6}$/.test(number ?? '') ? Number(number) : undefined;
}

/** `AB12` is in column 27, the first of which is 0; undefined where there is no address. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(address ?? '')?.[0].toUpperCase();
  if (letters === undefined) return undefined;
  return letters.split('').reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
