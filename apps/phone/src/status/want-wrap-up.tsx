import { useQueryClient } from '@tanstack/react-query';
import { errorText, Notice, useWords } from '@wpm/ui';
import { Check } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { client } from '../client.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { type MyStatus, MY_STATUS_KEY } from './use-my-status.ts';
import { useStatusWords } from './words/use-status-words.ts';

/** In a call of a campaign where a wrap-up is the agent's choice: asks for one after it, or does without again (F27). */
export function WantWrapUp({ status }: { readonly status: MyStatus }) {
  const shared = useWords();
  const words = useStatusWords();
  const { desk } = useSoftphone();
  const handlings = useSyncExternalStore(desk.subscribe, desk.getState);
  const { problem, ask } = useAskWrapUp();
  const isOffered = [...handlings.values()].some((each) => each.kind === 'live' && each.wrapUp === 'on-request');
  if (!isOffered) return null;
  const wanted = status.wantsWrapUp === true;
  return (
    <>
      <button type="button" className="row" aria-pressed={wanted} onClick={() => void ask(!wanted)}>
        <span className="row-text">{words.wantWrapUp}</span>
        {wanted && <Check size={20} aria-hidden />}
      </button>
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
    </>
  );
}

function useAskWrapUp() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const ask = async (wanted: boolean) => {
    const answer = await client.askMyWrapUp({ wanted });
    setProblem(answer.ok ? undefined : answer.error.code);
    if (!answer.ok) return;
    const begunAt = performance.now() - answer.value.elapsedMs;
    queries.setQueryData(MY_STATUS_KEY, { ...answer.value, begunAt });
  };
  return { problem, ask };
}
