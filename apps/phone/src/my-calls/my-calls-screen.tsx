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

/** The user's own calls by day, with the six icons (F25); a row opens everything about its call (F26). */
export function MyCallsScreen({ account }: { readonly account: Account }) {
  const own = usePhoneWords();
  const history = useMyCalls();
  const [opened, setOpened] = useState<MyCall>();
  return (
    <div className="calls">
      <ListProblem list={history} offline={own.calls.offline} />
      <History history={history} onOpen={setOpened} />
      <CallDetails call={opened} account={account} onClose={() => setOpened(undefined)} />
    </div>
  );
}

function History({ history, onOpen }: { readonly history: Pages<MyCall>; readonly onOpen: (call: MyCall) => void }) {
  const own = usePhoneWords();
  if (history.loading) return <p role="status">{own.loading}</p>;
  if (history.items.length === 0) return history.problem === undefined ? <p>{own.calls.empty}</p> : null;
  return (
    <>
      <DayList
        items={history.items}
        at={(call) => call.startedAt}
        row={(call) => <CallRow key={call.callId} call={call} onOpen={onOpen} />}
      />
      {history.more !== undefined && <Button onClick={history.more}>{own.calls.more}</Button>}
    </>
  );
}
