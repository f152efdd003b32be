import { decoded, readCsv } from './csv.ts';
import type { Table } from './table.ts';
import { isWorkbook } from './workbook/signature.ts';
import { type Unreadable, UnreadableFile } from './workbook/unreadable.ts';

/** A larger file is no list of customers, and would fill the memory of a tablet. */
const MOST_BYTES = 30_000_000;

/** The files tables are read from, as a field of files takes them. */
export const TABLE_FILES =
  '.xlsx,.csv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file's table, the headings first; or why there is none. */
export type ReadTable =
  | { readonly kind: 'read'; readonly table: Table }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/**
 * Reads a table: a workbook by its first sheet, anything else as CSV. What a file is it says by its first bytes, not by its name.
 * @param truth what stands for cells that say yes or no
 */
export async function readTable(file: Blob, truth: Readonly<Record<'yes' | 'no', string>>): Promise<ReadTable> {
  if (file.size > MOST_BYTES) return { kind: 'unreadable', why: 'too-large' };
  const bytes = await file.arrayBuffer();
  if (!isWorkbook(new Uint8Array(bytes))) return { kind: 'read', table: readCsv(decoded(bytes)) };
  const { readWorkbook } = await import('./workbook/read-workbook.ts');
  try {
    return { kind: 'read', table: await readWorkbook(new Uint8Array(bytes), truth) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', why: error.why };
    throw error;
  }
}
