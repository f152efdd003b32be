import { useQuery } from '@tanstack/react-query';
import type { MySession } from '@wpm/contract';
import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { EndSession } from './end-session.tsx';
import { SessionList } from './session-list.tsx';
import { useSessionWords } from './words/use-session-words.ts';

/** Where the user is signed in, and the way to sign out elsewhere: a lost phone must not ring in a stranger's pocket. */
export function MySessionsSection() {
  const shared = useWords();
  const words = useSessionWords();
  const [asked, setAsked] = useState<MySession>();
  const [done, setDone] = useState(false);
  const sessions = useQuery({
    queryKey: ['my-sessions'],
    queryFn: async () => {
      const answer = await client.sessions((own) => own.listMySessions({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.items;
    },
    staleTime: 0,
  });
  const ended = () => {
    setAsked(undefined);
    setDone(true);
    void sessions.refetch();
  };
  return (
    <div className="settings-form">
      <p className="quiet">{words.explained}</p>
      {done && <Notice urgent>{words.done}</Notice>}
      {sessions.isPending && <p role="status">{words.loading}</p>}
      {sessions.error !== null && (
        <Notice tone="bad" urgent>
          <p>{errorText(shared, sessions.error.message)}</p>
          <Button onClick={() => void sessions.refetch()}>{shared.tryAgain}</Button>
        </Notice>
      )}
      {sessions.data !== undefined && <SessionList sessions={sessions.data} onEnd={setAsked} />}
      {asked !== undefined && <EndSession session={asked} onEnded={ended} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
