import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';

/** Keys of the API for programs (F48). */
export const KEY_ENDPOINTS = { listApiKeys, createApiKey, revokeApiKey } as const;
