import type { MissedCall, MissedExcuse } from '@wpm/contract';
import { client } from '../client.ts';
import { type ActsAboutNumber, useActsAboutNumber } from '../keypad/use-acts-about-number.ts';
import { MISSED_CALLS_KEY } from './use-missed-count.ts';

export type CallBack = Pick<ActsAboutNumber, 'as' | 'problem' | 'dialProblem'> & {
  /** Says to all that this user calls back, and dials; where somebody else was quicker nothing is dialled. */
  readonly callBack: () => Promise<void>;
  /** Dials without a claim, where a colleague has it. */
  readonly callAnyway: () => void;
  readonly release: () => Promise<void>;
  readonly settle: (why: MissedExcuse) => Promise<void>;
  readonly reopen: () => Promise<void>;
};

/** What can be done about a missed call (F22). @param onDone once it is done */
export function useCallBack({ missedId, customer, state, line }: MissedCall, onDone: () => void): CallBack {
  const { as, problem, dialProblem, close, dialNumber, claimAndDial } = useActsAboutNumber({
    number: customer.number,
    campaignId: line.kind === 'campaign' ? line.number : null,
    listKey: MISSED_CALLS_KEY,
    onDone,
  });
  // An older claim belongs to a call that may be up.
  const giveUp = () => state.kind !== 'claimed' && void client.releaseMissedCall({ missedId });
  return {
    as,
    problem,
    dialProblem,
    callBack: () => claimAndDial(() => client.claimMissedCall({ missedId }), giveUp),
    callAnyway: () => void dialNumber(),
    release: () => close(client.releaseMissedCall({ missedId })),
    settle: (why) => close(client.settleMissedCall({ missedId, why })),
    reopen: () => close(client.reopenMissedCall({ missedId })),
  };
}
