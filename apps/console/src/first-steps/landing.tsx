import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { ADMINISTRATION_PATH, CALLS_PATH, FIRST_STEPS_PATH } from '../frame/paths.ts';
import { isGuideHidden } from './hidden-guide.ts';

/** Where the console opens: at the calls, but where there can be none yet, at what has to be done first. */
export function Landing() {
  const may = useMay();
  const isGuided = may('directory:manage') && !isGuideHidden();
  const isNew = useQuery({ queryKey: ['is-new-tenant'], queryFn: isNewTenant, enabled: isGuided, retry: false });
  const usual = may('calls:read-all') ? CALLS_PATH : ADMINISTRATION_PATH;
  if (isGuided && isNew.isPending) return null;
  return <Redirect to={isNew.data === true ? FIRST_STEPS_PATH : usual} replace />;
}

/** Whether customers have no number to call, or no campaign to wait in. What cannot be read is no reason to say so. */
async function isNewTenant(): Promise<boolean> {
  const [numbers, campaigns] = await Promise.all([
    client.listNumbers({ limit: 1 }),
    client.listCampaigns({ limit: 1 }),
  ]);
  return numbers.ok && campaigns.ok && (numbers.value.items.length === 0 || campaigns.value.items.length === 0);
}
