import type { Account, Recall } from '@wpm/contract';
import { timeOfDay, useLanguage } from '@wpm/ui';
import { CalendarClock } from 'lucide-react';
import { usePartyText } from '../call/use-party-text.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListEnd } from '../list/list-end.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { recallForText, recallStateText } from './recall-text.ts';
import { useMyRecalls } from './use-my-recalls.ts';
import { useRecallWords } from './words/use-recall-words.ts';

export type RecallListProps = {
  readonly account: Account;
  /** Which of them is shown beside the list. */
  readonly chosen: string | undefined;
  readonly onOpen: (recallId: string) => void;
};

/** The planned call-backs the user has to make, or may, the first due first (F24). */
export function RecallList({ account, chosen, onOpen }: RecallListProps) {
  const own = usePhoneWords();
  const words = useRecallWords();
  const list = useMyRecalls();
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
            isChosen={recall.recallId === chosen}
            onOpen={() => onOpen(recall.recallId)}
          />
        )}
      />
      <ListEnd list={list} text={words.more} />
    </>
  );
}

type RowProps = {
  readonly recall: Recall;
  readonly account: Account;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
};

function RecallRow({ recall, account, isChosen, onOpen }: RowProps) {
  const words = useRecallWords();
  const { language } = useLanguage();
  const { title } = usePartyText()(recall.customer);
  const place = [recall.campaign?.name ?? words.outside, recallForText(recall, words)].join(' · ');
  return (
    <li>
      <button type="button" className="row call-row" aria-current={isChosen || undefined} onClick={onOpen}>
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
