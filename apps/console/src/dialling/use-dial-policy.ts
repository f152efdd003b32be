import { useQuery } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import type { DialPolicy, DialRules } from '@wpm/contract';
import { useState } from 'react';
import { reasonAt } from '../administration/edit/reasons.ts';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** Whom the tenant's users may call. It is not read anew under the user's hands. */
export function useDialPolicy() {
  return useQuery<DialPolicy, Refused>({
    queryKey: ['dial-policy'],
    queryFn: async () => {
      const answer = await client.getDialPolicy({});
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** What is typed of it, and how far saving it has come. */
export function useDialChange(known: DialPolicy) {
  const { reasons } = useConsoleWords().administration;
  const [draft, setDraft] = useState(known.rules);
  const [version, setVersion] = useState(known.version);
  const [isSaving, setSaving] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<RequestError<string> | null>(null);
  const save = async () => {
    setSaving(true);
    setRefusal(null);
    const answer = await client.changeDialPolicy({ version, rules: draft });
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    setVersion(answer.value.version);
    setDraft(answer.value.rules);
    return setSaved(true);
  };
  const change = (changes: Partial<DialRules>) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...changes }));
  };
  const problem = (path: string) => {
    const reason = reasonAt(refusal?.reasons, `rules.${path}`);
    return reason && reasons[reason];
  };
  return { draft, change, problem, isSaving, isSaved, refusal, save };
}
