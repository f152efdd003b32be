import { Notice } from '@wpm/ui';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { pathOf } from '../../administration/noun-kinds.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { decoded, readCsv } from '../../files/csv.ts';
import { ImportTable } from './import-table.tsx';

/** A larger file is no list of contacts, and would fill the memory of a tablet. */
const MOST_BYTES = 30_000_000;

type Chosen =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: 'too-large' | 'nothing' }
  | { readonly kind: 'read'; readonly name: string; readonly table: readonly (readonly string[])[] };

/** Contacts out of a file: what its columns are, what would come of each row, and then for good (F17). */
export function ContactImportPage() {
  const words = useContactWords();
  const { nouns, product } = useConsoleWords();
  const [chosen, setChosen] = useState<Chosen>({ kind: 'none' });
  const choose = async (file: File | undefined) => setChosen(file ? await read(file) : { kind: 'none' });
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
          accept=".csv,.txt,text/csv"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </div>
      {chosen.kind === 'unreadable' && (
        <Notice tone="bad" urgent>
          {words.unreadable[chosen.why]}
        </Notice>
      )}
      {chosen.kind === 'read' && <ImportTable key={chosen.name} table={chosen.table} />}
    </main>
  );
}

async function read(file: File): Promise<Chosen> {
  if (file.size > MOST_BYTES) return { kind: 'unreadable', why: 'too-large' };
  const table = readCsv(decoded(await file.arrayBuffer()));
  if (table.length < 2) return { kind: 'unreadable', why: 'nothing' };
  return { kind: 'read', name: `${file.name} ${file.lastModified}`, table };
}
