import { useState } from 'react';
import { client } from '../../client.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { writeCsv } from '../../files/csv.ts';
import { saveFile } from '../../files/save-file.ts';
import type { ContactWords } from '../words/contact-words.ts';
import { type Exported, tableOf } from './contact-table.ts';

const PAGE = 200;

export type ExportProgress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly contacts: number }
  | { readonly kind: 'done'; readonly contacts: number }
  | { readonly kind: 'failed'; readonly code: string };

/** The files contacts are given out as. */
export const CONTACT_FILES = ['xlsx', 'csv'] as const;
export type ContactFile = (typeof CONTACT_FILES)[number];

/** Reads all contacts page by page, and gives them to the user as a file that can be imported again. */
export function useContactExport() {
  const words = useContactWords();
  const [progress, setProgress] = useState<ExportProgress>({ kind: 'idle' });
  const start = async (format: ContactFile) => {
    const contacts: Exported[] = [];
    for (let after: string | null | undefined; after !== null;) {
      setProgress({ kind: 'reading', contacts: contacts.length });
      const answer: Awaited<ReturnType<typeof client.exportContacts>> = await client.exportContacts({
        limit: PAGE,
        ...(after !== undefined && { after }),
      });
      if (!answer.ok) return setProgress({ kind: 'failed', code: answer.error.code });
      contacts.push(...answer.value.items);
      after = answer.value.next;
    }
    await save(format, tableOf(contacts, words), words);
    return setProgress({ kind: 'done', contacts: contacts.length });
  };
  return { progress, start };
}

async function save(format: ContactFile, table: readonly (readonly string[])[], words: ContactWords): Promise<void> {
  if (format === 'csv') return saveFile(`${words.fileName}.csv`, writeCsv(table));
  const { writeWorkbook } = await import('../../files/workbook/write-workbook.ts');
  return saveFile(`${words.fileName}.xlsx`, await writeWorkbook(words.sheetName, table));
}
