import { useQueryClient } from '@tanstack/react-query';
import type { SkipReason } from '@wpm/contract';
import { useEffect, useRef, useState } from 'react';
import { client } from '../client.ts';
import { useSoftphone, useSoftphoneState } from '../phone/softphone-context.ts';
import { OUTBOUND_KEY } from './outbound-key.ts';

export type OutboundActs = {
  /** Why the newest act was refused; undefined: it was not. */
  readonly problem: string | undefined;
  /** A call was asked for, and the phone has not rung for it yet. */
  readonly isCalling: boolean;
  readonly call: () => Promise<void>;
  readonly skip: (reason: SkipReason) => Promise<void>;
};

/** What a user can do about the customer they are offered (F45). */
export function useOutboundActs(entryId: string): OutboundActs {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [callId, setCallId] = useState<string>();
  const isAsking = useRef(false);
  useAnswered(callId);
  const refresh = () => void queries.invalidateQueries({ queryKey: OUTBOUND_KEY });
  return {
    problem,
    isCalling: callId !== undefined,
    call: async () => {
      // A double press calls once.
      if (isAsking.current) return;
      isAsking.current = true;
      const placed = await client.followUp((followUp) => followUp.callMyOutbound({ entryId }));
      isAsking.current = false;
      setProblem(placed.ok ? undefined : placed.error.code);
      if (placed.ok) setCallId(placed.value.callId);
      refresh();
    },
    skip: async (reason) => {
      const skipped = await client.followUp((followUp) => followUp.skipMyOutbound({ entryId, reason }));
      setProblem(skipped.ok ? undefined : skipped.error.code);
      refresh();
    },
  };
}

/** The call the user has asked for rings at their own phone first: they have said already that they want it. */
function useAnswered(callId: string | undefined): void {
  const softphone = useSoftphone();
  const { calls } = useSoftphoneState();
  const own = calls.find(
    (call) => call.kind === 'ringing-in' && call.platformCallId === callId && callId !== undefined,
  );
  const ringing = own?.id;
  useEffect(() => {
    if (ringing !== undefined) softphone.answer(ringing);
  }, [softphone, ringing]);
}
