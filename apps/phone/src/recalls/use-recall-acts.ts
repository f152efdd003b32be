import { useQueryClient } from '@tanstack/react-query';
import type { Recall } from '@wpm/contract';
import { useRef, useState } from 'react';
import { client } from '../client.ts';
import { type DialProblem, useDial } from '../keypad/use-dial.ts';
import { RECALLS_KEY } from './recalls-key.ts';

type Told = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

export type RecallActs = {
  /** Why the newest act was refused: by the platform, or by the phone that was to dial. */
  readonly problem: string | undefined;
  readonly dialProblem: DialProblem | undefined;
  /** Takes the recall, and dials; where somebody else was quicker nothing is dialled. */
  readonly call: () => Promise<void>;
  /** From now on, or from when it was planned for, whichever is later. */
  readonly putOff: (minutes: number) => Promise<void>;
  readonly cancel: () => Promise<void>;
};

/** What can be done about a recall (F24). @param onDone once it is done */
export function useRecallActs({ recallId, customer, dueAt }: Recall, onDone: () => void): RecallActs {
  const queries = useQueryClient();
  const dial = useDial();
  const taking = useRef(false);
  const [problem, setProblem] = useState<string>();
  const [dialProblem, setDialProblem] = useState<DialProblem>();
  const ask = async (telling: Promise<Told>): Promise<boolean> => {
    setDialProblem(undefined);
    const answer = await telling;
    setProblem(answer.ok ? undefined : answer.error.code);
    void queries.invalidateQueries({ queryKey: RECALLS_KEY });
    return answer.ok;
  };
  const close = async (telling: Promise<Told>) => {
    if (await ask(telling)) onDone();
  };
  const dialled = (): boolean => {
    const answer = dial(customer.number);
    if (answer === 'dialled') onDone();
    setDialProblem(answer === 'dialled' ? undefined : answer);
    return answer === 'dialled';
  };
  return {
    problem,
    dialProblem,
    call: async () => {
      // Of a double press the second would find the phone in the call the first has made.
      if (taking.current) return;
      taking.current = true;
      const isTaken = await ask(client.followUp((followUp) => followUp.takeRecall({ recallId })));
      if (isTaken && !dialled()) void client.followUp((followUp) => followUp.releaseRecall({ recallId }));
      taking.current = false;
    },
    putOff: (minutes) => {
      const at = new Date(Math.max(Date.now(), Date.parse(dueAt)) + minutes * 60_000).toISOString();
      return close(client.followUp((followUp) => followUp.moveRecall({ recallId, at })));
    },
    cancel: () => close(client.followUp((followUp) => followUp.cancelRecall({ recallId }))),
  };
}
