import { useQuery } from '@tanstack/react-query';
import type { Answer } from '@wpm/client';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';

/** Reads one thing about a call. */
function useOf<Value>(what: string, callId: string, read: () => Promise<Answer<Value, string>>) {
  return useQuery<Value, Refused>({
    queryKey: [what, callId],
    queryFn: async () => {
      const answer = await read();
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    retry: false,
  });
}

export const useReportedCall = (callId: string) => useOf('call', callId, () => client.getReportedCall({ callId }));
export const useCallEdits = (callId: string) => useOf('call-edits', callId, () => client.listCallEdits({ callId }));
export const useOffers = (callId: string) => useOf('offers', callId, () => client.listCallOffers({ callId }));
export const useSound = (callId: string) => useOf('sound', callId, () => client.getCallQuality({ callId }));
export const useSipLadder = (callId: string) => useOf('sip-ladder', callId, () => client.getSipTrace({ callId }));
