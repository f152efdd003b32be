import { type DialRules, ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { invalidFields } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';

export const changeDialPolicy = signedIn(ENDPOINTS.changeDialPolicy, async (deps, request, wanted) => {
  const by = { ...actorOf(request), at: deps.now() };
  const { tenantId } = request.caller.account;
  const unknown = await unknownAccounts(deps, tenantId, wanted.rules);
  const changed =
    unknown.length > 0
      ? refuse(invalidFields(Object.fromEntries(unknown.map((field) => [field, 'does-not-exist' as const]))))
      : await deps.store.dialPolicies.change(tenantId, wanted, by);
  const result = changed.ok ? 'ok' : changed.error.code;
  await telephonyManaged(deps.sink, by, { action: 'dial-policy.change', result });
  if (changed.ok) deps.telephony.trunks.dialPolicyChanged(tenantId);
  return changed;
});

/** The fields that name no account of the tenant. One that was taken away since it got its limits stands in no change's way. */
async function unknownAccounts({ store }: ServerDeps, tenantId: string, { limits }: DialRules): Promise<string[]> {
  if (limits.accounts.length === 0) return [];
  const present = await store.dialPolicies.inTenant(tenantId);
  const named = new Set(present.rules.limits.accounts.map(({ accountId }) => accountId));
  const fields = limits.accounts.map(async ({ accountId: id }, index) => {
    const isKnown = named.has(id) || (await store.administeredAccounts.byId({ tenantId, id })) !== undefined;
    return isKnown ? [] : [`rules.limits.accounts.${index}.accountId`];
  });
  return (await Promise.all(fields)).flat();
}
