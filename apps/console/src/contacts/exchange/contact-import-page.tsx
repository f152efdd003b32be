import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { pathOf } from '../../administration/noun-kinds.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { type ReadTable, TABLE_FILES, readTable } from '../../files/read-table.ts';
import type { Table } from '../../files/table.ts';
import { UnreadableNotice } from '../../files/unreadable-notice.tsx';
import { useFileWords } from '../../files/words/use-file-words.ts';
import { ImportTable } from './import-table.tsx';

type Chosen =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: Extract<ReadTable, { kind: 'unreadable' }>['why'] | 'nothing' }
  | { readonly kind: 'read'; readonly name: string; readonly table: Table };

/** Contacts out of a file: what its columns are, what would come of each row, and then for good (F17). */
export function ContactImportPage() {
  const words = useContactWords();
  const { nouns, product } = useConsoleWords();
  const { truth } = useFileWords();
  const [chosen, setChosen] = useState<Chosen>({ kind: 'none' });
  const choose = async (file: File | undefined) => setChosen(file ? await chosenOf(file, truth) : { kind: 'none' });
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <title>{`${words.import} · ${product}`}</title>
      <p>
        <Link href={pathOf('contacts')} className="link">
          <ChevronLeft size={16} aria-hidden /> {nouns.contacts.heading}
        </Link>
      </p>
      <h1>{words.import}</h1>
      <p className="quiet">{words.importAbout}</p>
      <div className="field">
        <label htmlFor="import-file">{words.file}</label>
        <input
          id="import-file"
          type="file"
          accept={TABLE_FILES}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </div>
      {chosen.kind === 'unreadable' && <UnreadableNotice why={chosen.why} />}
      {chosen.kind === 'read' && <ImportTable key={chosen.name} table={chosen.table} />}
    </main>
  );
}

async function chosenOf(file: File, truth: Parameters<typeof readTable>[1]): Promise<Chosen> {
  const read = await readTable(file, truth);
  if (read.kind === 'unreadable') return read;
  if (read.table.rows.length < 2) return { kind: 'unreadable', why: 'nothing' };
  return { kind: 'read', name: `${file.name} ${file.lastModified}`, table: read.table };
}
