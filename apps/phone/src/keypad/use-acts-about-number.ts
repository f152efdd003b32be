import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type CallingAs, useCallingAs } from '../calling-as/use-calling-as.ts';
import { type DialProblem, useDial } from './use-dial.ts';

type Told = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

export type ActsAboutNumber = {
  /** As what it is dialled (F14). */
  readonly as: CallingAs;
  /** Why the newest act was refused: by the platform, or by the phone that was to dial. */
  readonly problem: string | undefined;
  readonly dialProblem: DialProblem | undefined;
  /** Tells the platform; what it was told is done with. */
  readonly close: (telling: Promise<Told>) => Promise<void>;
  /** @returns whether the phone dials */
  readonly dialNumber: () => boolean;
  /**
   * Tells the platform that this user calls, and dials; where somebody else was quicker nothing is dialled. A claim without a call
   * would keep the others from calling: it is given up.
   */
  readonly claimAndDial: (claim: () => Promise<Told>, giveUp: () => void) => Promise<void>;
};

type Subject = {
  readonly number: string;
  /** The campaign it is about, by its id; null: none. */
  readonly campaignId: string | null;
  /** The list that what was done changes. */
  readonly listKey: QueryKey;
  /** Once it is done. */
  readonly onDone: () => void;
};

/** What can be done about somebody whom any of several users may call: a missed call (F22), a recall (F24). */
export function useActsAboutNumber({ number, campaignId, listKey, onDone }: Subject): ActsAboutNumber {
  const queries = useQueryClient();
  const as = useCallingAs(campaignId);
  const dial = useDial(as);
  const claiming = useRef(false);
  const [problem, setProblem] = useState<string>();
  const [dialProblem, setDialProblem] = useState<DialProblem>();
  const ask = async (telling: Promise<Told>): Promise<boolean> => {
    setDialProblem(undefined);
    const answer = await telling;
    setProblem(answer.ok ? undefined : answer.error.code);
    void queries.invalidateQueries({ queryKey: listKey });
    return answer.ok;
  };
  const dialNumber = (): boolean => {
    const answer = dial(number);
    if (answer === 'dialled') onDone();
    setDialProblem(answer === 'dialled' ? undefined : answer);
    return answer === 'dialled';
  };
  return {
    as,
    problem,
    dialProblem,
    close: async (telling) => {
      if (await ask(telling)) onDone();
    },
    dialNumber,
    claimAndDial: async (claim, giveUp) => {
      // Of a double press the second would find the phone in the call the first has made.
      if (claiming.current) return;
      claiming.current = true;
      if ((await ask(claim())) && !dialNumber()) giveUp();
      claiming.current = false;
    },
  };
}
