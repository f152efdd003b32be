import { useQueryClient } from '@tanstack/react-query';
import type { Account } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../client.ts';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { RecallSheet } from './recall-sheet.tsx';
import { RECALLS_KEY } from './recalls-key.ts';
import { useMyRecalls } from './use-my-recalls.ts';

/** Asks the user to make a call-back that is due, as the platform offers it to them (F24); never over a call. */
export function RecallOffer({ account }: { readonly account: Account }) {
  const queries = useQueryClient();
  const isInCall = useSoftphoneState().calls.some(({ kind }) => kind !== 'ended');
  const [done, setDone] = useState<string>();
  const offered = useMyRecalls().items.find(({ state }) => state.kind === 'offered' && state.to.id === account.id);
  // What is done with one holds until it is offered anew.
  if (done !== undefined && offered?.recallId !== done) setDone(undefined);
  if (!offered || isInCall || offered.recallId === done) return null;
  const { recallId } = offered;
  const passOn = async () => {
    setDone(recallId);
    await client.followUp((followUp) => followUp.releaseRecall({ recallId }));
    void queries.invalidateQueries({ queryKey: RECALLS_KEY });
  };
  return (
    <RecallSheet
      key={recallId}
      recall={offered}
      account={account}
      isOffer
      onClose={() => void passOn()}
      onDone={() => setDone(recallId)}
    />
  );
}
