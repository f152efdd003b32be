import type { CallDiagnostics } from '@wpm/softphone';
import type { Language } from '@wpm/ui';
import writeExcelFile from 'write-excel-file/universal';
import { workbookOf } from './workbook.ts';
import type { DiagnosticsWords } from './words/diagnostics-words.ts';

/** Writes the file and hands it to the browser as a download. */
export async function saveWorkbook(
  diagnostics: CallDiagnostics,
  words: DiagnosticsWords,
  language: Language,
): Promise<void> {
  const url = URL.createObjectURL(await writeExcelFile(workbookOf(diagnostics, words)).toBlob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(diagnostics.startedAt, words, language);
  link.click();
  // The browser has to fetch the blob first; nothing tells when it has.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function fileName(startedAt: number, words: DiagnosticsWords, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(startedAt);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${words.file}-${part('year')}-${part('month')}-${part('day')}-${part('hour')}${part('minute')}.xlsx`;
}
