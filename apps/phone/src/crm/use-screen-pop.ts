import { useQuery } from '@tanstack/react-query';
import type { PopWhen } from '@wpm/contract';
import { client } from '../client.ts';

/** Where the tenant's calls lead, and when that opens by itself. */
export type ScreenPop = { readonly template: string | undefined; readonly when: PopWhen };

const NONE: ScreenPop = { template: undefined, when: 'link' };

/** As the tenant has it; without a template where it has none, or it is not known yet. */
export function useScreenPop(): ScreenPop {
  const { data } = useQuery({
    queryKey: ['screen-pop'],
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyScreenPop({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    staleTime: 5 * 60_000,
  });
  return data ? { template: data.template ?? undefined, when: data.when } : NONE;
}
