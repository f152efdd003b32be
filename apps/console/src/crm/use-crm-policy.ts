import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import type { CrmPolicy, PopWhen } from '@wpm/contract';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';

const CRM_POLICY = ['crm-policy'] as const;

export function useCrmPolicy(): UseQueryResult<CrmPolicy, Refused> {
  return useQuery<CrmPolicy, Refused>({
    queryKey: CRM_POLICY,
    queryFn: async () => {
      const answer = await client.getCrmPolicy({});
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    retry: false,
    // What is being typed is not replaced under the user's hands.
    refetchOnWindowFocus: false,
  });
}

/** What is typed of it, a line an origin, and how far saving it has come. */
export function useCrmChange(known: CrmPolicy) {
  const queries = useQueryClient();
  const [origins, setOrigins] = useState(known.origins.join('\n'));
  const [template, setTemplate] = useState(known.popTemplate ?? '');
  const [when, setWhen] = useState(known.popWhen);
  const [progress, setProgress] = useState<'typing' | 'saving' | 'saved'>('typing');
  const [refusal, setRefusal] = useState<RequestError<string> | null>(null);
  const lines = origins.split(/\s+/).filter((line) => line !== '');
  const save = async () => {
    setProgress('saving');
    setRefusal(null);
    const popTemplate = template.trim() === '' ? null : template.trim();
    const answer = await client.changeCrmPolicy({ origins: lines, popTemplate, popWhen: when });
    setProgress(answer.ok ? 'saved' : 'typing');
    if (answer.ok) queries.setQueryData(CRM_POLICY, answer.value);
    else setRefusal(answer.error);
  };
  const typed = (set: (text: string) => void) => (text: string) => {
    setProgress('typing');
    set(text);
  };
  return {
    origins,
    lines,
    template,
    when,
    chooseWhen: (wanted: PopWhen) => {
      setProgress('typing');
      setWhen(wanted);
    },
    typeOrigins: typed(setOrigins),
    typeTemplate: typed(setTemplate),
    progress,
    refusal,
    save,
  };
}
