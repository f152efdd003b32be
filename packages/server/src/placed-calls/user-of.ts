import type { Right } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import type { ApiCaller } from '../api-keys/api-caller.ts';
import { hasRight } from '../policies/rights.ts';
import type { ServerDeps } from '../server-deps.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether the caller may have calls made in a campaign: who is confined to some, in those alone. */
export const seesCampaign = ({ confinement }: ApiCaller, campaignId: string | undefined): boolean =>
  campaignId === undefined || confinement === null || confinement.campaignIds.includes(campaignId);

/** Whom a request is for: the caller, or any user of the tenant where the caller has the right in the console. */
export async function userOf(
  { store }: Pick<ServerDeps, 'store'>,
  { account, session }: ApiCaller,
  named: string | undefined,
  right: Right = 'calls:place',
): Promise<Result<AccountRow, { readonly code: 'session/not-allowed' | 'request/not-found' }>> {
  const isOwn = named === undefined || [account.id, account.login, account.extension].includes(named);
  if (isOwn) return ok(account);
  if (session?.app === 'phone' || !hasRight(account, 'console', right)) {
    return refuse({ code: 'session/not-allowed' });
  }
  const { tenantId } = account;
  const found = UUID.test(named)
    ? await store.accounts.byId(named)
    : ((await store.accounts.byLogin(tenantId, named)) ?? (await store.accounts.byExtension(tenantId, named)));
  return found?.tenantId === tenantId ? ok(found) : refuse({ code: 'request/not-found' });
}
