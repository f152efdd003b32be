import type { Account, MyCall } from '@wpm/contract';
import { TextField } from '@wpm/ui';
import { useDeferredValue, useId, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListEnd } from '../list/list-end.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { ListAndDetail } from '../list/list-and-detail.tsx';
import { useChosen } from '../list/use-chosen.ts';
import type { Pages } from '../list/use-pages.ts';
import { useRoomBeside } from '../list/use-room-beside.ts';
import { CallDetails } from './call-details.tsx';
import { CallRow } from './call-row.tsx';
import type { CallsShown } from './my-calls-asked.ts';
import { keyOfCall } from './my-calls-key.ts';
import { useMyCalls } from './use-my-calls.ts';
import { useMyCallsWords } from './words/use-my-calls-words.ts';

/** The user's own calls by day, with the six icons, narrowed and searched (F25); a row opens everything about its call (F26). */
export function MyCallsScreen({ account }: { readonly account: Account }) {
  const own = useMyCallsWords();
  const [shown, setShown] = useState<CallsShown>('all');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const history = useMyCalls({ shown, search });
  const beside = useRoomBeside();
  const { chosen, choose, leave } = useChosen('/calls');
  const call = useChosenCall(history.items, chosen);
  const list = (
    <>
      <AskedFor typed={typed} onType={setTyped} shown={shown} onChoose={setShown} />
      <ListProblem list={history} offline={own.offline} />
      <History
        history={history}
        empty={shown === 'all' && search === '' ? own.empty : own.noneFound}
        chosen={beside ? chosen : undefined}
        onOpen={(opened) => choose(keyOfCall(opened))}
      />
    </>
  );
  return (
    <ListAndDetail
      beside={beside}
      chosen={chosen}
      list={list}
      detail={<CallDetails call={call} isRead={!history.loading} account={account} onClose={leave} />}
      label={own.details}
      empty={own.choose}
    />
  );
}

/** What is read stays, when the list is narrowed to others meanwhile. */
function useChosenCall(calls: readonly MyCall[], chosen: string | undefined): MyCall | undefined {
  const [last, setLast] = useState<MyCall>();
  const found = calls.find((call) => keyOfCall(call) === chosen);
  if (found !== undefined && found !== last) setLast(found);
  return found ?? (last !== undefined && keyOfCall(last) === chosen ? last : undefined);
}

type AskedForProps = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly shown: CallsShown;
  readonly onChoose: (shown: CallsShown) => void;
};

function AskedFor({ typed, onType, shown, onChoose }: AskedForProps) {
  const own = useMyCallsWords();
  return (
    <div className="calls-asked">
      <TextField
        label={own.search}
        placeholder={own.searchHint}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => onType(target.value)}
      />
      <Shown value={shown} onChoose={onChoose} />
    </div>
  );
}

const KINDS = ['all', 'inbound', 'outbound', 'missed'] as const satisfies readonly CallsShown[];

type ShownProps = { readonly value: CallsShown; readonly onChoose: (shown: CallsShown) => void };

function Shown({ value, onChoose }: ShownProps) {
  const own = useMyCallsWords();
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{own.shown}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChoose(KINDS.find((kind) => kind === target.value) ?? 'all')}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {own.kinds[kind]}
          </option>
        ))}
      </select>
    </div>
  );
}

type HistoryProps = {
  readonly history: Pages<MyCall>;
  /** What is said where there are none. */
  readonly empty: string;
  /** Which of them is shown beside the list. */
  readonly chosen: string | undefined;
  readonly onOpen: (call: MyCall) => void;
};

function History({ history, empty, chosen, onOpen }: HistoryProps) {
  const own = useMyCallsWords();
  const { loading } = usePhoneWords();
  if (history.loading) return <p role="status">{loading}</p>;
  if (history.items.length === 0) return history.problem === undefined ? <p role="status">{empty}</p> : null;
  return (
    <>
      <DayList
        items={history.items}
        at={(call) => call.startedAt}
        row={(call) => (
          <CallRow key={keyOfCall(call)} call={call} isChosen={keyOfCall(call) === chosen} onOpen={onOpen} />
        )}
      />
      <ListEnd list={history} text={own.more} />
    </>
  );
}
