import type { KEY_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';

/** The handlers of the keys of the API. */
export const KEY_HANDLERS: Readonly<Record<keyof typeof KEY_ENDPOINTS, Bound>> = {
  listApiKeys,
  createApiKey,
  revokeApiKey,
};
