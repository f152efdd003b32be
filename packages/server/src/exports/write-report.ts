import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { ExportOrder } from '@wpm/contract';
import type { SheetWriter } from './cell.ts';
import { BREAK } from './columns.ts';
import { CsvWriter } from './csv.ts';
import { type ReportReads, sourceOf } from './report-sources.ts';
import { XlsxWriter } from './xlsx.ts';

/** What is written, for whom, and where to. */
export type Writing = {
  readonly tenantId: string;
  readonly knowsContacts: boolean;
  readonly order: ExportOrder;
  readonly file: string;
  readonly now: Date;
};

export type Progress = { readonly rows: number; readonly total: number };

/** Writes a report into a file. @returns how many rows it has. @throws what the database or the disk refuses */
export async function writeReport(
  store: ReportReads,
  { tenantId, knowsContacts, order, file, now }: Writing,
  onProgress: (progress: Progress) => void,
): Promise<number> {
  const { period, first, last } = order;
  const days = await store.reports.daysOf(tenantId, { period, first, last }, now);
  const { columns, total, parts } = await sourceOf(store, order, { tenantId, knowsContacts, days, now });
  const headings = columns.map((id) => headingOf(id, order));
  const to = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  // Whoever writes hears of it; nobody else has to.
  to.on('error', () => undefined);
  const writer = writerOf(to, { order, headings, timeZone: days.timeZone });
  if (order.format === 'csv') await writer.write([headings]);
  let rows = 0;
  for await (const part of parts) {
    if (part.length === 0) continue;
    await writer.write(part);
    rows += part.length;
    onProgress({ rows, total });
  }
  await writer.end();
  return rows;
}

type Sheet = { readonly order: ExportOrder; readonly headings: readonly string[]; readonly timeZone: string };

function writerOf(to: Writable, { order, headings, timeZone }: Sheet): SheetWriter {
  const { format, separator, texts, report } = order;
  if (format === 'csv') return new CsvWriter(to, { separator, timeZone });
  return new XlsxWriter(to, { sheet: sheetName(texts['sheet'] ?? report), headings, timeZone });
}

/** A break's own name heads its column. */
function headingOf(id: string, { texts }: ExportOrder): string {
  return id.startsWith(BREAK) ? id.slice(BREAK.length) : (texts[`column.${id}`] ?? id);
}

/** What the name of a sheet may hold, and how long it may be with a number behind it. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 25) || 'report';
