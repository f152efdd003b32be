import { useQuery, useQueryClient } from '@tanstack/react-query';
import { errorText, Notice, useWords } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { Toggle } from '../settings/toggle.tsx';
import { useForwardingWords } from './words/use-forwarding-words.ts';

const KEY = ['call-waiting'] as const;

/** Whether a direct call waits while the user is in another (F29). It is shown as the platform has it, never before. */
export function CallWaiting() {
  const shared = useWords();
  const { waiting } = useForwardingWords();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyCallWaiting({}));
      setProblem(answer.ok ? undefined : answer.error.code);
      return answer.ok ? answer.value : null;
    },
    networkMode: 'always',
  });
  const change = async (on: boolean) => {
    const answer = await client.settings((settings) => settings.changeMyCallWaiting({ on }));
    setProblem(answer.ok ? undefined : answer.error.code);
    if (answer.ok) queries.setQueryData(KEY, answer.value);
  };
  return (
    <>
      {data && <Toggle label={waiting.name} on={data.on} onChange={(on) => void change(on)} />}
      {data && <p className="quiet">{waiting.explained}</p>}
      {problem !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
    </>
  );
}
