import type { Account, MissedCall } from '@wpm/contract';
import { Button, Choice, timeOfDay, useLanguage } from '@wpm/ui';
import { CalendarClock } from 'lucide-react';
import { Suspense, useState } from 'react';
import { usePartyText } from '../call/use-party-text.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import type { Pages } from '../list/use-pages.ts';
import { MissedIcon } from './missed-icon.tsx';
import { MissedSheet } from './missed-sheet.tsx';
import { useMissedText, whenText } from './missed-text.ts';
import { type MissedFilter, useMissedCalls } from './use-missed-calls.ts';
import { useMinutes } from './use-minutes.ts';
import { useMissedWords } from './words/use-missed-words.ts';
import { lazily } from '../loading/lazily.ts';

const RecallList = lazily(async () => (await import('../recalls/recall-list.tsx')).RecallList);

/**
 * The calls nobody took, one list for all users of the tenant: who waits, who is calling back, who was spoken to (F22, F23);
 * and beside them the calls that are planned (F24).
 */
export function MissedScreen({ account }: { readonly account: Account }) {
  const words = useMissedWords();
  const [shown, setShown] = useState<MissedFilter | 'recalls'>('open');
  const options = (['open', 'all', 'recalls'] as const).map((value) => ({ value, text: words[value] }));
  return (
    <div className="calls">
      <Choice label={words.shown} value={shown} options={options} onChoose={setShown} />
      <Suspense>
        {shown === 'recalls' ? <RecallList account={account} /> : <MissedList filter={shown} account={account} />}
      </Suspense>
    </div>
  );
}

function MissedList({ filter, account }: { readonly filter: MissedFilter; readonly account: Account }) {
  const words = useMissedWords();
  const [opened, setOpened] = useState<string>();
  const list = useMissedCalls(filter);
  return (
    <>
      <ListProblem list={list} offline={words.offline} />
      <Missed list={list} filter={filter} account={account} onOpen={setOpened} />
      {opened !== undefined && <Opened missedId={opened} account={account} onClose={() => setOpened(undefined)} />}
    </>
  );
}

type OpenedProps = { readonly missedId: string; readonly account: Account; readonly onClose: () => void };

/** What is read stays, settled, when a colleague settles it and it leaves the list of those that wait. */
function Opened({ missedId, account, onClose }: OpenedProps) {
  const lists = [useMissedCalls('all'), useMissedCalls('open')];
  const call = lists.flatMap(({ items }) => items).find((each) => each.missedId === missedId);
  return <MissedSheet call={call} account={account} onClose={onClose} />;
}

type MissedProps = {
  readonly list: Pages<MissedCall>;
  readonly filter: MissedFilter;
  readonly account: Account;
  readonly onOpen: (missedId: string) => void;
};

function Missed({ list, filter, account, onOpen }: MissedProps) {
  const own = usePhoneWords();
  const words = useMissedWords();
  const now = useMinutes();
  if (list.loading) return <p role="status">{own.loading}</p>;
  if (list.items.length === 0) {
    return list.problem === undefined ? <p>{filter === 'open' ? words.none : words.noneAtAll}</p> : null;
  }
  return (
    <>
      <DayList
        items={list.items}
        at={(call) => call.lastAt}
        row={(call) => <MissedRow key={call.missedId} call={call} account={account} now={now} onOpen={onOpen} />}
      />
      {list.more !== undefined && <Button onClick={list.more}>{words.more}</Button>}
    </>
  );
}

type RowProps = Pick<MissedProps, 'account' | 'onOpen'> & { readonly call: MissedCall; readonly now: number };

function MissedRow({ call, account, now, onOpen }: RowProps) {
  const words = useMissedWords();
  const partyText = usePartyText();
  const missedText = useMissedText(account.id);
  const { language } = useLanguage();
  return (
    <li>
      <button type="button" className="row call-row" onClick={() => onOpen(call.missedId)}>
        <MissedIcon state={call.state} />
        <span className="row-text">
          <b>{partyText(call.customer).title}</b>
          <small>{missedText(call, now)}</small>
          {call.recallAt !== null && (
            <small className="missed-recall">
              <CalendarClock size={14} aria-hidden />
              {words.recall(whenText(call.recallAt, now, language))}
            </small>
          )}
        </span>
        <span className="call-row-times">
          <time dateTime={call.lastAt}>{timeOfDay(new Date(call.lastAt), language)}</time>
          {call.attempts > 1 && <small>{words.attempts(call.attempts)}</small>}
        </span>
      </button>
    </li>
  );
}
