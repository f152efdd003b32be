import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import type { Forwarding, ForwardingRules } from '@wpm/contract';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';

const keyOf = (accountId: string) => ['forwarding', accountId] as const;

/** Where the calls of a user go instead (F44), as it stands. */
export function useForwardingOf(accountId: string) {
  return useQuery<Forwarding>({ queryKey: keyOf(accountId), queryFn: () => read(accountId), retry: false });
}

/** @throws Refused */
async function read(accountId: string): Promise<Forwarding> {
  const answer = await client.getForwardingOf({ accountId });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}

/** Changes the forwarding of a user, one thing at a time. The user's own applications are told by the platform. */
export function useForwardingChange(accountId: string) {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<RequestError<string>>();
  const [isBusy, setBusy] = useState(false);
  const save = async (version: number, rules: ForwardingRules): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setRefusal(undefined);
    const answer = await client.changeForwardingOf({ accountId, version, rules });
    setBusy(false);
    if (answer.ok) queries.setQueryData(keyOf(accountId), answer.value);
    else setRefusal(answer.error);
    return answer.ok;
  };
  /** What it is by now; undefined where it cannot be read, and why is told. */
  const reload = async (): Promise<Forwarding | undefined> => {
    const answer = await client.getForwardingOf({ accountId });
    setRefusal(answer.ok ? undefined : answer.error);
    if (!answer.ok) return undefined;
    queries.setQueryData(keyOf(accountId), answer.value);
    return answer.value;
  };
  return { save, reload, isBusy, refusal };
}

export type ForwardingChanging = ReturnType<typeof useForwardingChange>;
