import type { MyCall } from '@wpm/contract';
import { Button, dayHeading, errorText, Notice, useLanguage, useWords } from '@wpm/ui';
import { useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { CallDetails } from './call-details.tsx';
import { CallRow } from './call-row.tsx';
import { type MyCalls, useMyCalls } from './use-my-calls.ts';

/** The user's own calls by day, with the six icons (F25); a row opens everything about its call (F26). */
export function MyCallsScreen() {
  const history = useMyCalls();
  const [opened, setOpened] = useState<MyCall>();
  return (
    <div className="calls">
      <Problem history={history} />
      <History history={history} onOpen={setOpened} />
      <CallDetails call={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
}

function Problem({ history }: { readonly history: MyCalls }) {
  const words = useWords();
  const own = usePhoneWords();
  if (history.problem === undefined) return null;
  const offline = history.problem === 'network/unreachable' && history.calls.length > 0;
  return (
    <Notice tone="warn" urgent>
      <p>{offline ? own.calls.offline : errorText(words, history.problem)}</p>
      <Button onClick={history.retry}>{words.tryAgain}</Button>
    </Notice>
  );
}

function History({ history, onOpen }: { readonly history: MyCalls; readonly onOpen: (call: MyCall) => void }) {
  const words = useWords();
  const own = usePhoneWords();
  const { language } = useLanguage();
  if (history.loading) return <p role="status">{own.loading}</p>;
  if (history.calls.length === 0) return history.problem === undefined ? <p>{own.calls.empty}</p> : null;
  const now = new Date();
  const days = Map.groupBy(history.calls, (call) => dayHeading(new Date(call.startedAt), now, language, words));
  return (
    <>
      {[...days].map(([day, calls]) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ul>
            {calls.map((call) => (
              <CallRow key={call.callId} call={call} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {history.more !== undefined && <Button onClick={history.more}>{own.calls.more}</Button>}
    </>
  );
}
