import type { Account, MyCall } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import type { Pages } from '../list/use-pages.ts';
import { CallDetails } from './call-details.tsx';
import { CallRow } from './call-row.tsx';
import { useMyCalls } from './use-my-calls.ts';
import { useMyCallsWords } from './words/use-my-calls-words.ts';

/** The user's own calls by day, with the six icons (F25); a row opens everything about its call (F26). */
export function MyCallsScreen({ account }: { readonly account: Account }) {
  const own = useMyCallsWords();
  const history = useMyCalls();
  const [opened, setOpened] = useState<MyCall>();
  return (
    <div className="calls">
      <ListProblem list={history} offline={own.offline} />
      <History history={history} onOpen={setOpened} />
      <CallDetails call={opened} account={account} onClose={() => setOpened(undefined)} />
    </div>
  );
}

function History({ history, onOpen }: { readonly history: Pages<MyCall>; readonly onOpen: (call: MyCall) => void }) {
  const own = useMyCallsWords();
  const { loading } = usePhoneWords();
  if (history.loading) return <p role="status">{loading}</p>;
  if (history.items.length === 0) return history.problem === undefined ? <p>{own.empty}</p> : null;
  return (
    <>
      <DayList
        items={history.items}
        at={(call) => call.startedAt}
        row={(call) => <CallRow key={call.callId} call={call} onOpen={onOpen} />}
      />
      {history.more !== undefined && <Button onClick={history.more}>{own.more}</Button>}
    </>
  );
}
