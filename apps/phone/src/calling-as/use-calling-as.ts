import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { client } from '../client.ts';
import { useAccount } from '../phone/account-context.ts';
import { CALLING_CAMPAIGNS_KEY } from './calling-key.ts';
import { type CallingChoice, choicesOf, chosenOf } from './choices.ts';
import { onChoice, rememberChoice, rememberedChoice } from './remembered-choice.ts';

export type CallingAs = {
  readonly choices: readonly CallingChoice[];
  readonly chosen: CallingChoice | undefined;
  /** For the next calls as well, but where the call is about a campaign of its own. */
  readonly choose: (choice: CallingChoice) => void;
};

/**
 * As what the user calls: in which campaign, or outside all (F14).
 * @param about the campaign the call is about, by its id or name: of a missed call, a recall, an earlier call
 */
export function useCallingAs(about: string | null = null): CallingAs {
  const { id: accountId, directNumber } = useAccount();
  const remembered = useSyncExternalStore(onChoice, () => rememberedChoice(accountId));
  const [picked, setPicked] = useState<CallingChoice>();
  const choices = choicesOf(useCallingCampaigns(), directNumber, remembered);
  const memory = { about, ...(picked && { picked: picked.id }), ...(remembered !== undefined && { remembered }) };
  return {
    choices,
    chosen: chosenOf(choices, memory),
    choose: (choice) => {
      setPicked(choice);
      if (about === null) rememberChoice(accountId, choice.id);
    },
  };
}

function useCallingCampaigns() {
  const { data } = useQuery({
    queryKey: CALLING_CAMPAIGNS_KEY,
    queryFn: async () => {
      const answer = await client.listCallingCampaigns({});
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.items;
    },
    staleTime: 60_000,
    networkMode: 'always',
  });
  return data;
}
