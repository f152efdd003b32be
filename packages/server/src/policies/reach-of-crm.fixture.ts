import type { CRM_CONNECTOR_ENDPOINTS, CRM_ENDPOINTS } from '@wpm/contract';
import { type Reach, tenant } from './reach.fixture.ts';

const OF_INTERFACES = ['integrator', 'administrator'] as const;

/** How a CRM and the phone come together, and which CRMs are asked who calls. */
export const OF_CRM = {
  getCrmPolicy: tenant(['supervisor', 'confined', 'auditor', 'integrator', 'administrator']),
  changeCrmPolicy: tenant(['administrator']),
  createEmbeddingToken: tenant(['administrator']),
  putCallContext: tenant(OF_INTERFACES),
  listCrmConnectors: tenant(OF_INTERFACES),
  listCrmTemplates: tenant(OF_INTERFACES),
  createCrmConnector: tenant(OF_INTERFACES),
  changeCrmConnector: tenant(OF_INTERFACES),
  removeCrmConnector: tenant(OF_INTERFACES),
  orderCrmConnectors: tenant(OF_INTERFACES),
  tryCrmConnector: tenant(OF_INTERFACES),
  listCrmJournal: tenant(OF_INTERFACES),
  retryCrmJournal: tenant(OF_INTERFACES),
  tryCrmJournal: tenant(OF_INTERFACES),
} as const satisfies Record<keyof typeof CRM_ENDPOINTS | keyof typeof CRM_CONNECTOR_ENDPOINTS, Reach>;
