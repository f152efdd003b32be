import type { Recall } from '@wpm/contract';
import { client } from '../client.ts';
import { type ActsAboutNumber, useActsAboutNumber } from '../keypad/use-acts-about-number.ts';
import { RECALLS_KEY } from './recalls-key.ts';

export type RecallActs = Pick<ActsAboutNumber, 'as' | 'problem' | 'dialProblem'> & {
  /** Takes the recall, and dials; where somebody else was quicker nothing is dialled. */
  readonly call: () => Promise<void>;
  /** From now on, or from when it was planned for, whichever is later. */
  readonly putOff: (minutes: number) => Promise<void>;
  readonly cancel: () => Promise<void>;
};

/** What can be done about a recall (F24). @param onDone once it is done */
export function useRecallActs({ recallId, customer, dueAt, campaign }: Recall, onDone: () => void): RecallActs {
  const { as, problem, dialProblem, close, claimAndDial } = useActsAboutNumber({
    number: customer.number,
    campaignId: campaign?.id ?? null,
    listKey: RECALLS_KEY,
    onDone,
  });
  return {
    as,
    problem,
    dialProblem,
    call: () =>
      claimAndDial(
        () => client.followUp((followUp) => followUp.takeRecall({ recallId })),
        () => void client.followUp((followUp) => followUp.releaseRecall({ recallId })),
      ),
    putOff: (minutes) => {
      const at = new Date(Math.max(Date.now(), Date.parse(dueAt)) + minutes * 60_000).toISOString();
      return close(client.followUp((followUp) => followUp.moveRecall({ recallId, at })));
    },
    cancel: () => close(client.followUp((followUp) => followUp.cancelRecall({ recallId }))),
  };
}
