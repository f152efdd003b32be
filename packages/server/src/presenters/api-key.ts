import type { ApiKey } from '@wpm/contract';
import type { ApiKeyRow } from '@wpm/store';

export function presentApiKey(row: ApiKeyRow): ApiKey {
  const { id, name, hint, accountId, login, displayName, scopes } = row;
  return {
    id,
    name,
    hint,
    account: { id: accountId, login, displayName },
    scopes: [...scopes],
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
