import type { Account, MissedCall } from '@wpm/contract';
import { Choice, timeOfDay, useLanguage } from '@wpm/ui';
import { CalendarClock } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { usePartyText } from '../call/use-party-text.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListAndDetail } from '../list/list-and-detail.tsx';
import { ListEnd } from '../list/list-end.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { useChosen } from '../list/use-chosen.ts';
import type { Pages } from '../list/use-pages.ts';
import { useRoomBeside } from '../list/use-room-beside.ts';
import { MissedDetails } from './missed-details.tsx';
import { MissedIcon } from './missed-icon.tsx';
import { useMissedText, whenText } from './missed-text.ts';
import { type MissedFilter, useMissedCalls } from './use-missed-calls.ts';
import { useMinutes } from './use-minutes.ts';
import { useMissedWords } from './words/use-missed-words.ts';
import { lazily } from '../loading/lazily.tsx';

const RecallList = lazily(async () => (await import('../recalls/recall-list.tsx')).RecallList);
const RecallDetails = lazily(async () => (await import('../recalls/recall-details.tsx')).RecallDetails);

/**
 * The calls nobody took, one list for all users of the tenant: who waits, who is calling back, who was spoken to (F22, F23);
 * and beside them the calls that are planned (F24).
 */
export function MissedScreen({ account }: { readonly account: Account }) {
  const words = useMissedWords();
  const beside = useRoomBeside();
  const [location, go] = useLocation();
  const [shown, setShown] = useState<MissedFilter | 'recalls'>(location.startsWith(RECALLS) ? 'recalls' : 'open');
  const isRecalls = shown === 'recalls';
  const { chosen, choose, leave } = useChosen(isRecalls ? RECALLS : MISSED);
  const options = (['open', 'all', 'recalls'] as const).map((value) => ({ value, text: words[value] }));
  const turnTo = (to: typeof shown) => {
    setShown(to);
    if (location !== MISSED) go(MISSED, { replace: true });
  };
  const rows = { account, chosen: beside ? chosen : undefined, onOpen: choose };
  return (
    <ListAndDetail
      beside={beside}
      chosen={chosen}
      list={
        <>
          <Choice label={words.shown} value={shown} options={options} onChoose={turnTo} />
          <Suspense>{isRecalls ? <RecallList {...rows} /> : <MissedList filter={shown} {...rows} />}</Suspense>
        </>
      }
      detail={chosen !== undefined && <Chosen {...{ isRecalls, chosen, account, onClose: leave }} />}
      label={words.detail}
      empty={isRecalls ? words.chooseRecall : words.choose}
    />
  );
}

const MISSED = '/missed';
const RECALLS = '/missed/recalls';

type ChosenProps = {
  readonly isRecalls: boolean;
  readonly chosen: string;
  readonly account: Account;
  readonly onClose: () => void;
};

function Chosen({ isRecalls, chosen, ...rest }: ChosenProps) {
  return (
    <Suspense>
      {isRecalls ? <RecallDetails recallId={chosen} {...rest} /> : <MissedDetails missedId={chosen} {...rest} />}
    </Suspense>
  );
}

type MissedListProps = {
  readonly filter: MissedFilter;
  readonly account: Account;
  /** Which of them is shown beside the list. */
  readonly chosen: string | undefined;
  readonly onOpen: (missedId: string) => void;
};

function MissedList({ filter, ...rest }: MissedListProps) {
  const words = useMissedWords();
  const list = useMissedCalls(filter);
  return (
    <>
      <ListProblem list={list} offline={words.offline} />
      <Missed list={list} filter={filter} {...rest} />
    </>
  );
}

type MissedProps = MissedListProps & { readonly list: Pages<MissedCall> };

function Missed({ list, filter, ...rest }: MissedProps) {
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
        row={(call) => <MissedRow key={call.missedId} call={call} now={now} {...rest} />}
      />
      <ListEnd list={list} text={words.more} />
    </>
  );
}

type RowProps = Omit<MissedListProps, 'filter'> & { readonly call: MissedCall; readonly now: number };

function MissedRow({ call, account, now, chosen, onOpen }: RowProps) {
  const words = useMissedWords();
  const partyText = usePartyText();
  const missedText = useMissedText(account.id);
  const { language } = useLanguage();
  return (
    <li>
      <button
        type="button"
        className="row call-row"
        aria-current={call.missedId === chosen || undefined}
        onClick={() => onOpen(call.missedId)}
      >
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
