import { useInfiniteQuery } from '@tanstack/react-query';
import type { BarredNumber } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { SearchField } from '../fields/search-field.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { NotAllowed } from '../states/not-allowed.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { Unreadable } from '../states/unreadable.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { useInstants } from '../zone/use-instants.ts';
import { AddNumbers } from './add-numbers.tsx';
import { RemoveNumber } from './remove-number.tsx';
import { useDoNotCallWords } from './words/use-do-not-call-words.ts';

const PAGE = 50;

/** Numbers no campaign calls (F07, F45): listed, added and let go by hand. */
export function DoNotCallPage() {
  const words = useDoNotCallWords();
  const may = useMay();
  return (
    <main id="content" className="noun-page" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
      {may('outbound:manage') ? <Barred /> : <NotAllowed />}
    </main>
  );
}

function useBarred(search: string) {
  return useInfiniteQuery({
    queryKey: ['doNotCall', search],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam: after }) => {
      const sought = { ...(search !== '' && { search }), ...(after !== null && { after }) };
      const answer = await client.listDoNotCall({ limit: PAGE, ...sought });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    getNextPageParam: ({ next }: { readonly next: string | null }): string | null => next,
    retry: false,
  });
}

function Barred() {
  const words = useDoNotCallWords();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<string>();
  const { data, error, hasNextPage, fetchNextPage, refetch } = useBarred(search);
  const numbers = data?.pages.flatMap(({ items }) => items) ?? [];
  const removed = () => {
    setAsked(undefined);
    void refetch();
  };
  return (
    <>
      <AddNumbers onAdded={() => void refetch()} />
      {asked !== undefined && (
        <RemoveNumber key={asked} number={asked} onRemoved={removed} onKept={() => setAsked(undefined)} />
      )}
      <div className="account-buttons">
        <SearchField label={words.search} inputMode="tel" maxLength={40} value={search} onSearch={setSearch} />
      </div>
      {error !== null && <Unreadable error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton text={words.reading} />}
      {data !== undefined && numbers.length === 0 && (
        <p className="quiet">{search === '' ? words.none : words.empty}</p>
      )}
      {numbers.length > 0 && <Numbers numbers={numbers} onRemove={setAsked} />}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{words.more}</Button>}
    </>
  );
}

type NumbersProps = { readonly numbers: readonly BarredNumber[]; readonly onRemove: (number: string) => void };

function Numbers({ numbers, onRemove }: NumbersProps) {
  const words = useDoNotCallWords();
  const may = useMay();
  const { short } = useInstants();
  const headings = may('directory:manage') ? words.headings : words.headings.slice(0, 3);
  return (
    <PlainTable label={words.table} headings={headings}>
      {numbers.map(({ number, reason, addedAt, addedBy }) => (
        <tr key={number}>
          <td>
            <b>{number}</b>
          </td>
          <td>{reason ?? words.inCall}</td>
          <td>{words.byHand(addedBy ?? words.nobody, short(addedAt))}</td>
          {may('directory:manage') && (
            <td>
              <Button aria-label={`${words.remove}: ${number}`} onClick={() => onRemove(number)}>
                {words.remove}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </PlainTable>
  );
}
