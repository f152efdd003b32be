import { changeCrmPolicy } from './change-crm-policy.ts';
import { createEmbeddingToken } from './create-embedding-token.ts';
import { getCrmPolicy } from './get-crm-policy.ts';
import { putCallContext } from './put-call-context.ts';

/** How a CRM and the phone come together (F48). */
export const CRM_ENDPOINTS = { getCrmPolicy, changeCrmPolicy, createEmbeddingToken, putCallContext } as const;
