import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgentChoice, AgentStatus, MyCampaign, OfferedBreak } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../client.ts';

export const MY_STATUS_KEY = ['my-status'] as const;
const MY_BREAKS_KEY = ['my-breaks'] as const;
export const MY_CAMPAIGNS_KEY = ['my-campaigns'] as const;

/** The status, and when it began by the page's own clock, which no setting of the device moves. */
export type MyStatus = AgentStatus & { readonly begunAt: number };

const clocked = (status: AgentStatus): MyStatus => ({ ...status, begunAt: performance.now() - status.elapsedMs });

/** The user's own status (F12); undefined until it is known. Its changes come by the stream of events. */
export function useMyStatus(): MyStatus | undefined {
  const { data } = useQuery({
    queryKey: MY_STATUS_KEY,
    queryFn: async () => {
      const answer = await client.getMyStatus({});
      if (!answer.ok) throw new Error(answer.error.code);
      return clocked(answer.value);
    },
    staleTime: Infinity,
    networkMode: 'always',
  });
  return data;
}

/** The breaks that can be chosen (F06); asked for when `wanted`. */
export function useMyBreaks(wanted: boolean): readonly OfferedBreak[] | undefined {
  const { data } = useQuery({
    queryKey: MY_BREAKS_KEY,
    queryFn: async () => {
      const answer = await client.listMyBreaks({});
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.items;
    },
    enabled: wanted,
    networkMode: 'always',
  });
  return data;
}

/** The campaigns the user is a member of (F14); undefined until they are known. */
export function useMyCampaigns(): readonly MyCampaign[] | undefined {
  const { data } = useQuery({
    queryKey: MY_CAMPAIGNS_KEY,
    queryFn: async () => {
      const answer = await client.listMyCampaigns({});
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.items;
    },
    networkMode: 'always',
  });
  return data;
}

/** Ticks a campaign, or leaves it out (F14); `problem` is the code of the refusal of the last try. */
export function useTickCampaign() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const tick = async (id: string, on: boolean) => {
    const known = queries.getQueryData<readonly MyCampaign[]>(MY_CAMPAIGNS_KEY) ?? [];
    const ticked = known.filter((each) => (each.id === id ? on : each.ticked)).map((each) => each.id);
    const answer = await client.tickMyCampaigns({ ticked });
    setProblem(answer.ok ? undefined : answer.error.code);
    if (answer.ok) queries.setQueryData(MY_CAMPAIGNS_KEY, answer.value.items);
  };
  return { problem, tick };
}

/** Ends the wrap-up; one that lasts its time goes on. `problem` is the code of the refusal of the last try. */
export function useEndWrapUp(onEnded: () => void) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const end = async () => {
    const answer = await client.endMyWrapUp({});
    setProblem(answer.ok ? undefined : answer.error.code);
    if (!answer.ok) return;
    queries.setQueryData(MY_STATUS_KEY, clocked(answer.value));
    onEnded();
  };
  return { problem, end };
}

/** Chooses a status; `problem` is the code of the refusal of the last try. */
export function useChooseStatus(onChosen: () => void) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const choose = async (chosen: AgentChoice) => {
    const answer = await client.setMyStatus({ chosen });
    setProblem(answer.ok ? undefined : answer.error.code);
    if (!answer.ok) return;
    queries.setQueryData(MY_STATUS_KEY, clocked(answer.value));
    onChosen();
  };
  return { problem, choose };
}
