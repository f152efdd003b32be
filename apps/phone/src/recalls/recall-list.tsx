import type { Account, Recall } from '@wpm/contract';
import { Button, timeOfDay, useLanguage } from '@wpm/ui';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { usePartyText } from '../call/use-party-text.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { RecallSheet } from './recall-sheet.tsx';
import { recallForText, recallStateText } from './recall-text.ts';
import { useMyRecalls } from './use-my-recalls.ts';
import { useRecallWords } from './words/use-recall-words.ts';

/** The planned call-backs the user has to make, or may, the first due first (F24). */
export function RecallList({ account }: { readonly account: Account }) {
  const own = usePhoneWords();
  const words = useRecallWords();
  const list = useMyRecalls();
  const [openedId, setOpened] = useState<string>();
  const opened = list.items.find(({ recallId }) => recallId === openedId);
  const close = () => setOpened(undefined);
  if (list.loading) return <p role="status">{own.loading}</p>;
  return (
    <>
      <ListProblem list={list} offline={words.offline} />
      {list.items.length === 0 && list.problem === undefined && <p>{words.none}</p>}
      <DayList
        items={list.items}
        at={(recall) => recall.dueAt}
        row={(recall) => (
          <RecallRow
            key={recall.recallId}
            recall={recall}
            account={account}
            onOpen={() => setOpened(recall.recallId)}
          />
        )}
      />
      {list.more !== undefined && <Button onClick={list.more}>{words.more}</Button>}
      {opened && <RecallSheet recall={opened} account={account} onClose={close} onDone={close} />}
    </>
  );
}

type RowProps = { readonly recall: Recall; readonly account: Account; readonly onOpen: () => void };

function RecallRow({ recall, account, onOpen }: RowProps) {
  const words = useRecallWords();
  const { language } = useLanguage();
  const { title } = usePartyText()(recall.customer);
  const place = [recall.campaign?.name ?? words.outside, recallForText(recall, words)].join(' · ');
  return (
    <li>
      <button type="button" className="row call-row" onClick={onOpen}>
        <span className="missed-icon" data-state={recall.state.kind === 'due' ? 'open' : 'claimed'} aria-hidden>
          <CalendarClock size={22} />
        </span>
        <span className="row-text">
          <b>{title}</b>
          <small>{recallStateText(recall, words, account.id)}</small>
          <small>{place}</small>
        </span>
        <span className="call-row-times">
          <time dateTime={recall.dueAt}>{timeOfDay(new Date(recall.dueAt), language)}</time>
        </span>
      </button>
    </li>
  );
}
