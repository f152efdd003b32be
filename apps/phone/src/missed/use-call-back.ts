import { useQueryClient } from '@tanstack/react-query';
import type { MissedCall, MissedExcuse } from '@wpm/contract';
import { useRef, useState } from 'react';
import { client } from '../client.ts';
import { type DialProblem, useDial } from '../keypad/use-dial.ts';
import { MISSED_CALLS_KEY } from './use-missed-count.ts';

type Told = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

export type CallBack = {
  /** Why the newest act was refused: by the platform, or by the phone that was to dial. */
  readonly problem: string | undefined;
  readonly dialProblem: DialProblem | undefined;
  /** Says to all that this user calls back, and dials; where somebody else was quicker nothing is dialled. */
  readonly callBack: () => Promise<void>;
  /** Dials without a claim, where a colleague has it. */
  readonly callAnyway: () => void;
  readonly release: () => Promise<void>;
  readonly settle: (why: MissedExcuse) => Promise<void>;
  readonly reopen: () => Promise<void>;
};

/** What can be done about a missed call (F22). @param onDone once it is done */
export function useCallBack({ missedId, customer, state }: MissedCall, onDone: () => void): CallBack {
  const queries = useQueryClient();
  const dial = useDial();
  const claiming = useRef(false);
  const [problem, setProblem] = useState<string>();
  const [dialProblem, setDialProblem] = useState<DialProblem>();
  const ask = async (telling: Promise<Told>): Promise<boolean> => {
    setDialProblem(undefined);
    const answer = await telling;
    setProblem(answer.ok ? undefined : answer.error.code);
    void queries.invalidateQueries({ queryKey: MISSED_CALLS_KEY });
    return answer.ok;
  };
  const close = async (telling: Promise<Told>) => {
    if (await ask(telling)) onDone();
  };
  const call = (): boolean => {
    const answer = dial(customer.number);
    if (answer === 'dialled') onDone();
    setDialProblem(answer === 'dialled' ? undefined : answer);
    return answer === 'dialled';
  };
  return {
    problem,
    dialProblem,
    callBack: async () => {
      // Of a double press the second would find the phone in the call the first has made.
      if (claiming.current) return;
      claiming.current = true;
      const isClaimed = await ask(client.claimMissedCall({ missedId }));
      // A claim without a call would keep the others from calling for minutes; an older one belongs to a call that may be up.
      if (isClaimed && !call() && state.kind !== 'claimed') void client.releaseMissedCall({ missedId });
      claiming.current = false;
    },
    callAnyway: () => void call(),
    release: () => close(client.releaseMissedCall({ missedId })),
    settle: (why) => close(client.settleMissedCall({ missedId, why })),
    reopen: () => close(client.reopenMissedCall({ missedId })),
  };
}
