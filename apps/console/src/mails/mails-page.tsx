import { useInfiniteQuery } from '@tanstack/react-query';
import type { QueuedMail } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { PageHead } from '../frame/page-head.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { NotAllowed } from '../states/not-allowed.tsx';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { Unreadable } from '../states/unreadable.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { MailLine } from './mail-line.tsx';

const PAGE = 50;

/** The tenant's mail and what came of it (ADR 0068): to whom, about what, sent or why not; never what it says. */
export function MailsPage() {
  const words = useConsoleWords();
  const may = useMay();
  return (
    <main id="content" className="noun-page" tabIndex={-1}>
      <PageHead heading={words.mail.heading} about={words.mail.about} />
      {may('directory:manage') ? <MailList /> : <NotAllowed />}
    </main>
  );
}

function useMails() {
  return useInfiniteQuery({
    queryKey: ['mails'],
    initialPageParam: null,
    queryFn: ({ pageParam }) => readMails(pageParam),
    getNextPageParam: ({ next }: { readonly next: string | null }): string | null => next,
    retry: false,
  });
}

function MailList() {
  const words = useConsoleWords();
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string>();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useMails();
  if (error !== null) return <Unreadable error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton text={words.administration.reading} />;
  const mails = data.pages.flatMap(({ items }) => items);
  const retry = async (id: string) => {
    const answer = await client.retryMail({ id });
    setRefusal(answer.ok ? undefined : answer.error.code);
    await refetch();
  };
  return (
    <>
      {data.pages[0]?.delivery === 'folder' && <Notice tone="warn">{words.mail.noServer}</Notice>}
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      {mails.length === 0 && <NothingShown icon="empty" heading={words.mail.empty} hint={words.mail.emptyHint} />}
      {mails.length > 0 && <MailTable mails={mails} onRetry={(id) => void retry(id)} />}
      <div className="older">
        <Button aria-disabled={isFetching} onClick={() => void refetch()}>
          {words.mail.refresh}
        </Button>
        {hasNextPage && (
          <Button aria-disabled={isFetching} onClick={() => !isFetching && void fetchNextPage()}>
            {words.administration.more}
          </Button>
        )}
      </div>
    </>
  );
}

type MailTableProps = { readonly mails: readonly QueuedMail[]; readonly onRetry: (id: string) => void };

function MailTable({ mails, onRetry }: MailTableProps) {
  const words = useConsoleWords().mail;
  return (
    <PlainTable label={words.heading} headings={words.headings}>
      {mails.map((mail) => (
        <MailLine key={mail.id} mail={mail} onRetry={() => onRetry(mail.id)} />
      ))}
    </PlainTable>
  );
}

/** @throws Refused */
async function readMails(after: string | null) {
  const answer = await client.listMails({ limit: PAGE, ...(after !== null && { after }) });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}
