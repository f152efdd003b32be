import { useQueryClient } from '@tanstack/react-query';
import { type ImportedEntry, OUTBOUND_IMPORT_RESULTS } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { client } from '../client.ts';
import { type ReadTable, TABLE_FILES, readTable } from '../files/read-table.ts';
import { UnreadableNotice } from '../files/unreadable-notice.tsx';
import { useFileWords } from '../files/words/use-file-words.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { type FileEntry, entriesIn } from './entries-in.ts';

/** As many as the platform takes at once. */
const AT_ONCE = 500;
/** Rows that are pointed out one by one. */
const MOST_SHOWN = 20;

type Stage =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'empty' }
  | Extract<ReadTable, { kind: 'unreadable' }>
  | {
      readonly kind: 'previewed' | 'done';
      readonly entries: readonly FileEntry[];
      readonly items: readonly ImportedEntry[];
    }
  | { readonly kind: 'refused'; readonly code: string };

/** Reads a file, shows what would come of it, and imports it when that is wanted. */
export function ListImport({ listId }: { readonly listId: string }) {
  const words = useConsoleWords().outbound;
  const { stage, choose, confirm, cancel } = useImport(listId);
  return (
    <>
      <label className="outbound-file">
        <FileUp size={18} aria-hidden />
        {words.import}
        <input type="file" accept={TABLE_FILES} className="ui-unseen" onChange={(event) => void choose(event)} />
      </label>
      <p className="field-hint">{words.importHint}</p>
      <Said stage={stage} />
      {stage.kind === 'previewed' && (
        <div className="account-buttons">
          <Button tone="primary" onClick={() => void confirm(stage.entries)}>
            {words.confirm}
          </Button>
          <Button onClick={cancel}>{words.cancel}</Button>
        </div>
      )}
    </>
  );
}

/** What the file holds, or why it was not taken. */
function Said({ stage }: { readonly stage: Stage }) {
  const words = useConsoleWords().outbound;
  const errorText = useErrorText();
  return (
    <>
      {stage.kind === 'empty' && <Notice tone="warn">{words.empty}</Notice>}
      {stage.kind === 'unreadable' && <UnreadableNotice why={stage.why} />}
      {stage.kind === 'refused' && (
        <Notice tone="bad" urgent>
          {errorText(stage.code)}
        </Notice>
      )}
      {(stage.kind === 'previewed' || stage.kind === 'done') && (
        <div role="status">
          <p>
            {words.rows(stage.entries.length)} {stage.kind === 'done' ? words.done : words.previewed}
          </p>
          <Outcome items={stage.items} />
        </div>
      )}
    </>
  );
}

function useImport(listId: string) {
  const queries = useQueryClient();
  const { truth } = useFileWords();
  const [stage, setStage] = useState<Stage>({ kind: 'nothing' });
  const send = async (entries: readonly FileEntry[], preview: boolean) => {
    setStage({ kind: 'reading' });
    const items: ImportedEntry[] = [];
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const part = entries.slice(at, at + AT_ONCE).map((entry) => ({ ...entry, card: { ...entry.card } }));
      const answer = await client.importOutboundEntries({ listId, items: part, preview });
      if (!answer.ok) return setStage({ kind: 'refused', code: answer.error.code });
      items.push(...answer.value.items);
    }
    setStage({ kind: preview ? 'previewed' : 'done', entries, items });
    if (!preview) void queries.invalidateQueries({ queryKey: ['outboundLists'] });
  };
  return {
    stage,
    choose: async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
      const file = currentTarget.files?.[0];
      const read = file && (await readTable(file, truth));
      // The same file can be chosen again, once it is mended.
      currentTarget.value = '';
      if (read?.kind === 'unreadable') return setStage(read);
      const entries = entriesIn(read?.table.rows ?? []);
      if (entries.length === 0) setStage({ kind: 'empty' });
      else await send(entries, true);
    },
    confirm: (entries: readonly FileEntry[]) => send(entries, false),
    cancel: () => setStage({ kind: 'nothing' }),
  };
}

function Outcome({ items }: { readonly items: readonly ImportedEntry[] }) {
  const all = useConsoleWords();
  const words = all.outbound;
  const counts = Object.groupBy(items, ({ result }) => result);
  const wrong = items.filter(
    ({ result }) => result === 'refused' || result === 'duplicate' || result === 'do-not-call',
  );
  return (
    <>
      <dl className="outbound-counts">
        {OUTBOUND_IMPORT_RESULTS.map((result) => {
          const count = counts[result]?.length ?? 0;
          return count === 0 ? null : (
            <div key={result}>
              <dt>{words.imported[result]}</dt>
              <dd>{count}</dd>
            </div>
          );
        })}
      </dl>
      <ul className="outbound-wrong">
        {wrong.slice(0, MOST_SHOWN).map((item, at) => (
          <li key={at}>{words.wrongRow(item.externalId, whyOf(item, all))}</li>
        ))}
      </ul>
    </>
  );
}

function whyOf(
  { result, reasons, duplicates }: ImportedEntry,
  { outbound: words, administration }: ReturnType<typeof useConsoleWords>,
): string {
  if (result === 'duplicate') return words.sameNumber(duplicates.join(', '));
  const fields = Object.entries(reasons).map(
    ([field, reason]) => `${columnOf(field, words.importColumns)}: ${administration.reasons[reason]}`,
  );
  return [words.imported[result], ...fields].join(' · ');
}

/** The column of a file a field of the card came from: `numbers.1` is the second number. */
function columnOf(
  field: string,
  { number, field: other, ...columns }: ReturnType<typeof useConsoleWords>['outbound']['importColumns'],
): string {
  const [kind = '', at = ''] = field.split('.');
  if (kind === 'numbers') return at === '' ? number : `${number} ${Number(at) + 1}`;
  const named: Readonly<Record<string, string>> = columns;
  return named[kind] ?? other;
}
