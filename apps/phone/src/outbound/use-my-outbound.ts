import { useQuery } from '@tanstack/react-query';
import type { MyOutboundEntry, MyOutboundList } from '@wpm/contract';
import { client } from '../client.ts';
import { OUTBOUND_KEY } from './outbound-key.ts';

export type MyOutbound = { readonly entry: MyOutboundEntry | null; readonly lists: readonly MyOutboundList[] };

/** How often it is asked what the lists do, while there are any: an hour that begins is no event. */
const AGAIN_MS = 15_000;

/** Whom of outbound lists the user is offered or calls, and which lists call for them (F45); undefined until it is known. */
export function useMyOutbound(): MyOutbound | undefined {
  const { data } = useQuery({
    queryKey: OUTBOUND_KEY,
    queryFn: async () => {
      const answer = await client.followUp((followUp) => followUp.getMyOutbound({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    refetchInterval: ({ state }) => (state.data && state.data.lists.length > 0 ? AGAIN_MS : false),
    networkMode: 'always',
  });
  return data;
}
