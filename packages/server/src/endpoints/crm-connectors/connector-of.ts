import type { CrmConnectorSettings } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { CrmConnectorRow } from '@wpm/store';
import { requestsOf, type Secrets, secretsOf, secretsWith } from '../../crm/connector-secrets.ts';
import type { CallersRequest } from '../../http/bind.ts';
import { invalidFields, type Refusal } from '../../http/refusal.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { mayBeSentTo } from '../../net/public-hosts.ts';

/** The connector of this id, if it is one of the caller's tenant. */
export async function connectorOf(
  { store }: ServerDeps,
  { caller }: CallersRequest,
  id: string | undefined,
): Promise<CrmConnectorRow | undefined> {
  const all = id === undefined ? [] : await store.crmConnectors.list(caller.account.tenantId);
  return all.find((one) => one.id === id);
}

type Wanted = { readonly settings: CrmConnectorSettings; readonly secrets: Secrets };

/** The secrets a connector has with what is wanted of it, or why it cannot be so. */
export function checkedSecrets(
  { settings: { webhookHosts }, crmSeal }: ServerDeps,
  { settings, secrets: given }: Wanted,
  before: CrmConnectorRow | undefined,
): Result<Secrets, Refusal<'webhook/address-refused' | 'request/invalid'>> {
  if (!requestsOf(settings).every(({ url }) => mayBeSentTo(url, webhookHosts)))
    return refuse({ code: 'webhook/address-refused' });
  const old = before && { settings: before.settings, secrets: secretsOf(crmSeal, before) };
  const { secrets, missing } = secretsWith(settings, given, old);
  if (missing.length === 0) return ok(secrets);
  return refuse(invalidFields(Object.fromEntries(missing.map((name) => [`secrets.${name}`, 'required' as const]))));
}
