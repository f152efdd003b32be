import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClassifiedPart } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../client.ts';
import { MY_CALLS_KEY } from '../my-calls/my-calls-key.ts';
import { CLASSIFICATION_KEY } from './classification-key.ts';

/** Which part: without a number the user's last in the call. */
export type PartOfCall = { readonly callId: string; readonly part?: number };

export type Classification = {
  /** Undefined until it is read. */
  readonly known: ClassifiedPart | undefined;
  /** The code of the refusal of the last reading. */
  readonly unread: string | undefined;
  readonly retry: () => void;
};

/** What is said of a call of the user, and what can be (F26, F35). */
export function useClassification(of: PartOfCall): Classification {
  const query = useQuery({
    queryKey: [...CLASSIFICATION_KEY, of.callId, of.part ?? 'last'],
    queryFn: async () => {
      const answer = await client.followUp((followUp) => followUp.getMyCallClassification(of));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    networkMode: 'always',
  });
  return { known: query.data, unread: query.error?.message, retry: () => void query.refetch() };
}

type Wish = { readonly classifierId: string; readonly note: string; readonly recallAt?: string };

/** Says what a call was; `problem` is the code of the refusal of the last try. */
export function useClassify(of: PartOfCall) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const classify = async (said: Wish): Promise<boolean> => {
    setSaving(true);
    const answer = await client.followUp((followUp) => followUp.classifyMyCall({ ...of, ...said }));
    setSaving(false);
    setProblem(answer.ok ? undefined : answer.error.code);
    if (!answer.ok) return false;
    queries.setQueryData([...CLASSIFICATION_KEY, of.callId, of.part ?? 'last'], answer.value);
    void queries.invalidateQueries({ queryKey: MY_CALLS_KEY });
    return true;
  };
  return { problem, saving, classify };
}
