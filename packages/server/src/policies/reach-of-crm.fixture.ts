import type { CRM_ENDPOINTS } from '@wpm/contract';
import { type Reach, tenant } from './reach.fixture.ts';

/** How a CRM and the phone come together. */
export const OF_CRM = {
  getCrmPolicy: tenant(['supervisor', 'confined', 'auditor', 'integrator', 'administrator']),
  changeCrmPolicy: tenant(['administrator']),
  createEmbeddingToken: tenant(['administrator']),
  putCallContext: tenant(['integrator', 'administrator']),
} as const satisfies Record<keyof typeof CRM_ENDPOINTS, Reach>;
