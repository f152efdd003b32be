import type { KeyScope } from '@wpm/contract';

type ApiKeysTable = {
  id: string;
  tenant_id: string;
  account_id: string;
  name: string;
  hash: Buffer;
  hint: string;
  scopes: KeyScope[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

/** What programs of others work with. */
export type IntegrationTables = { api_keys: ApiKeysTable };
