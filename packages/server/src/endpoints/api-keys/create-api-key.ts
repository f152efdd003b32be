import { ENDPOINTS, type KeyScope } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { KEY_PREFIX, rightsIn } from '../../api-keys/api-caller.ts';
import { newId } from '../../administration/change.ts';
import { apiKeyChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentApiKey } from '../../presenters/api-key.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { randomToken } from '../../sessions/tokens.ts';

/** Keys of one tenant that hold at once. */
const MOST_PER_TENANT = 100;
const HINT_LENGTH = KEY_PREFIX.length + 4;

export const createApiKey = signedIn(ENDPOINTS.createApiKey, async (deps, request, { name, expiresAt, ...wanted }) => {
  const { account: own } = request.caller;
  const createdAt = deps.now();
  const until = expiresAt === null ? null : new Date(expiresAt);
  if (until && until <= createdAt) return refuse(invalidFields({ expiresAt: 'too-small' }));
  const account = wanted.accountId === undefined ? own : await deps.store.accounts.byId(wanted.accountId);
  if (account?.tenantId !== own.tenantId) return refuse(invalidFields({ accountId: 'does-not-exist' }));
  const scopes = [...new Set(wanted.scopes)];
  const missing = await scopesNotHeld(deps, account, scopes);
  const [id, secret] = [newId(deps), KEY_PREFIX + randomToken()];
  const said = async (result: string) =>
    apiKeyChanged(deps.sink, actorOf(request), { action: 'create', subject: id, result });
  if (missing.length > 0) {
    await said('api-key/scope-not-held');
    return refuse({ code: 'api-key/scope-not-held', fields: { scopes: missing.join(' ') } });
  }
  const { tenantId, login, displayName } = account;
  const key = {
    id,
    tenantId,
    accountId: account.id,
    name,
    hint: secret.slice(0, HINT_LENGTH),
    scopes,
    createdAt,
    expiresAt: until,
  };
  const isMade = await deps.store.apiKeys.create({ ...key, hash: tokenHash(secret) }, MOST_PER_TENANT);
  await said(isMade ? 'ok' : 'api-key/too-many');
  if (!isMade) return refuse({ code: 'api-key/too-many' });
  return ok({ key: presentApiKey({ ...key, login, displayName, lastUsedAt: null, revokedAt: null }), secret });
});

type Account = Parameters<typeof rightsIn>[0];

async function scopesNotHeld(
  { store, now }: ServerDeps,
  account: Account,
  scopes: readonly KeyScope[],
): Promise<readonly KeyScope[]> {
  const held = rightsIn(account, await store.licences.of(account.tenantId), now());
  return scopes.filter((scope) => !held(scope));
}
