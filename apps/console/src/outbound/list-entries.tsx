import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutboundEntry } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { Download, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { SearchField } from '../fields/search-field.tsx';
import { writeCsv } from '../files/csv.ts';
import { saveFile } from '../files/save-file.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ReopenAll, useReopening } from './reopening.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { useInstants } from '../zone/use-instants.ts';

/** The customers of a list, by their ids, found by anything that is known of them. */
export function ListEntries({ listId, name }: { readonly listId: string; readonly name: string }) {
  const words = useConsoleWords().outbound;
  const [search, setSearch] = useState('');
  const entries = useEntries(listId, search);
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const { customer, state, attempts } = words.columns;
  const { said, reopen } = useReopening(listId);
  return (
    <>
      <div className="account-buttons">
        <SearchField label={words.search} placeholder="" maxLength={100} value={search} onSearch={setSearch} />
      </div>
      {items.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <PlainTable label={words.entries} headings={[customer, state, attempts, words.reopenShort]}>
          {items.map((entry) => (
            <EntryLine key={entry.entryId} entry={entry} onReopen={() => void reopen({ entryId: entry.entryId })} />
          ))}
        </PlainTable>
      )}
      <div className="account-buttons">
        {entries.hasNextPage && <Button onClick={() => void entries.fetchNextPage()}>{words.more}</Button>}
        <Export listId={listId} name={name} />
      </div>
      <ReopenAll onReopen={(result) => void reopen({ result })} />
      {said}
    </>
  );
}

function useEntries(listId: string, search: string) {
  return useInfiniteQuery({
    queryKey: ['outboundLists', 'entries', listId, search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: after }) => {
      const answer = await client.listOutboundEntries({
        listId,
        limit: 20,
        ...(search !== '' && { search }),
        ...(after !== undefined && { after }),
      });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    getNextPageParam: (page) => page.next ?? undefined,
    retry: false,
  });
}

/** These are over, and can be called once more. */
const OVER: readonly string[] = ['done', 'exhausted', 'blocked'];

function EntryLine({ entry, onReopen }: { readonly entry: OutboundEntry; readonly onReopen: () => void }) {
  const words = useConsoleWords().outbound;
  const { short } = useInstants();
  const { name, externalId, numbers, state, from, attempts, last, agent } = entry;
  const when = state === 'retry' && from !== null ? ` · ${short(from)}` : '';
  return (
    <tr>
      <td>
        <b>{name ?? externalId}</b>
        <br />
        {numbers.join(', ')}
      </td>
      <td>
        {words.states[state]}
        {when}
        {agent !== null && ` · ${agent}`}
        {last !== null && <div className="quiet">{words.lastly(words.ends[last.end], short(last.at))}</div>}
      </td>
      <td>{attempts}</td>
      <td>
        {OVER.includes(state) && (
          <IconButton
            label={words.reopenOf(name ?? externalId)}
            icon={<RotateCcw size={18} aria-hidden />}
            onClick={onReopen}
          />
        )}
      </td>
    </tr>
  );
}

function Export({ listId, name }: { readonly listId: string; readonly name: string }) {
  const words = useConsoleWords().outbound;
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    const entries = await allOf(listId);
    setRunning(false);
    const { id, name: called, number, state, result, attempts, at, agent } = words.exported;
    const head = [id, called, number, state, result, attempts, at, agent];
    const rows = entries.map((entry) => [
      entry.externalId,
      entry.name ?? '',
      entry.numbers.join(' '),
      words.states[entry.state],
      entry.last ? words.ends[entry.last.end] : '',
      String(entry.attempts),
      entry.last?.at ?? '',
      entry.last?.agent ?? '',
    ]);
    saveFile(`${name}.csv`, writeCsv([head, ...rows]));
  };
  return (
    <Button icon={<Download size={18} aria-hidden />} disabled={isRunning} onClick={() => void run()}>
      {words.export}
    </Button>
  );
}

async function allOf(listId: string): Promise<readonly OutboundEntry[]> {
  const all: OutboundEntry[] = [];
  let after: string | undefined;
  do {
    const answer = await client.listOutboundEntries({ listId, limit: 100, ...(after !== undefined && { after }) });
    if (!answer.ok) throw new Refused(answer.error);
    all.push(...answer.value.items);
    after = answer.value.next ?? undefined;
  } while (after !== undefined);
  return all;
}
