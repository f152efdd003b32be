import type { CRM_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { changeCrmPolicy } from './change-crm-policy.ts';
import { createEmbeddingToken } from './create-embedding-token.ts';
import { getCrmPolicy } from './get-crm-policy.ts';
import { putCallContext } from './put-call-context.ts';

export const CRM_HANDLERS: Readonly<Record<keyof typeof CRM_ENDPOINTS, Bound>> = {
  getCrmPolicy,
  changeCrmPolicy,
  createEmbeddingToken,
  putCallContext,
};
