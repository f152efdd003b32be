import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AutoAnswer, AutoAnswerChoice } from '@wpm/contract';
import type { MicrophoneProblem, Softphone } from '@wpm/softphone';
import { useState } from 'react';
import { client } from '../client.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { AUTO_ANSWER_KEY } from './auto-answer-key.ts';

export type AutoAnswering = {
  /** As the platform has it; undefined until it is known. */
  readonly now: AutoAnswer | undefined;
  /** Why it is not known, or was not changed. */
  readonly problem: string | undefined;
  /** Why it cannot be turned on: nobody would be heard. */
  readonly microphone: MicrophoneProblem | undefined;
  readonly choose: (choice: AutoAnswerChoice) => Promise<void>;
};

/** Whether this user's calls are answered by themselves, and the way to choose it (F15). */
export function useAutoAnswer(): AutoAnswering {
  const queries = useQueryClient();
  const { openMicrophone } = useSoftphone();
  const [microphone, setMicrophone] = useState<MicrophoneProblem>();
  const [refusal, setRefusal] = useState<string>();
  const { data, error } = useQuery({
    queryKey: AUTO_ANSWER_KEY,
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyAutoAnswer({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    networkMode: 'always',
  });
  const choose = async (choice: AutoAnswerChoice) => {
    // The question is asked now: nobody is there to be asked when a call is to be answered.
    const wrong = choice.on && data?.on === false ? await wrongWith(openMicrophone) : undefined;
    setMicrophone(wrong);
    if (wrong !== undefined) return;
    const answer = await client.settings((settings) => settings.changeMyAutoAnswer(choice));
    setRefusal(answer.ok ? undefined : answer.error.code);
    if (answer.ok) queries.setQueryData(AUTO_ANSWER_KEY, answer.value);
  };
  return { now: data, problem: refusal ?? error?.message, microphone, choose };
}

/** Opens the microphone, if need be by asking for it, and lets it go. @returns why it cannot be opened */
async function wrongWith(openMicrophone: Softphone['openMicrophone']): Promise<MicrophoneProblem | undefined> {
  const opened = await openMicrophone();
  if (!opened.ok) return opened.error.code;
  for (const track of opened.value.getTracks()) track.stop();
  return undefined;
}
