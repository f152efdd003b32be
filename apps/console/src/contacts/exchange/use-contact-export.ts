import { CONTACT_NUMBER_KINDS, type ContactCard } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../../client.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { writeCsv } from '../../files/csv.ts';
import { saveFile } from '../../files/save-file.ts';

const PAGE = 200;

export type ExportProgress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly contacts: number }
  | { readonly kind: 'done'; readonly contacts: number }
  | { readonly kind: 'failed'; readonly code: string };

type Exported = { readonly externalId: string | null; readonly card: ContactCard };

/** Reads all contacts page by page, and gives them to the user as a file that can be imported again. */
export function useContactExport() {
  const words = useContactWords();
  const [progress, setProgress] = useState<ExportProgress>({ kind: 'idle' });
  const start = async () => {
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
    saveFile(`${words.fileName}.csv`, writeCsv(tableOf(contacts, words)));
    return setProgress({ kind: 'done', contacts: contacts.length });
  };
  return { progress, start };
}

type Words = ReturnType<typeof useContactWords>;

/** One column for every number somebody has, and for every field by its name. */
function tableOf(contacts: readonly Exported[], { fields: words, number, idColumn }: Words): string[][] {
  const most = Math.max(1, ...contacts.map(({ card }) => card.numbers.length));
  const numbers = Array.from({ length: most }, (_, at) => `${number} ${at + 1}`);
  const names = [...new Set(contacts.flatMap(({ card }) => card.fields.map(({ name }) => name)))];
  const headings = [idColumn, words.firstName, words.lastName, words.company, ...numbers, words.email, words.notes];
  const rows = contacts.map(({ externalId, card }) => [
    externalId ?? '',
    card.firstName,
    card.lastName,
    card.company,
    ...numbers.map((_, at) => inOrder(card)[at]?.number ?? ''),
    card.email ?? '',
    card.notes,
    ...names.map((name) => card.fields.find((field) => field.name === name)?.value ?? ''),
  ]);
  return [[...headings, ...names], ...rows];
}

/** The numbers by what they are for: the one to call first stands first. */
const inOrder = ({ numbers }: ContactCard) =>
  numbers.toSorted((one, other) => CONTACT_NUMBER_KINDS.indexOf(one.kind) - CONTACT_NUMBER_KINDS.indexOf(other.kind));
