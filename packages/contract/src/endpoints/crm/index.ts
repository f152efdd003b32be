import { changeCrmPolicy } from './change-crm-policy.ts';
import { createEmbeddingToken } from './create-embedding-token.ts';
import { getCrmPolicy } from './get-crm-policy.ts';

/** How a CRM and the phone come together (F48). */
export const CRM_ENDPOINTS = { getCrmPolicy, changeCrmPolicy, createEmbeddingToken } as const;
