import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { OwnTenant } from '@wpm/contract';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';

/** Key of what is known of the tenant's own settings. */
export const TENANT_SETTINGS = 'tenant-settings';

export function useTenantSettings(): UseQueryResult<OwnTenant, Refused> {
  return useQuery<OwnTenant, Refused>({
    queryKey: [TENANT_SETTINGS],
    queryFn: async () => {
      const answer = await client.getTenantSettings({});
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    retry: false,
    // What is being typed is not replaced under the user's hands.
    refetchOnWindowFocus: false,
  });
}
