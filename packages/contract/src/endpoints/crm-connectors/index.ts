import { changeCrmConnector } from './change-crm-connector.ts';
import { createCrmConnector } from './create-crm-connector.ts';
import { listCrmConnectors } from './list-crm-connectors.ts';
import { listCrmJournal } from './list-crm-journal.ts';
import { listCrmTemplates } from './list-crm-templates.ts';
import { orderCrmConnectors } from './order-crm-connectors.ts';
import { removeCrmConnector } from './remove-crm-connector.ts';
import { retryCrmJournal } from './retry-crm-journal.ts';
import { tryCrmConnector } from './try-crm-connector.ts';
import { tryCrmJournal } from './try-crm-journal.ts';

/** The CRMs that are asked who calls, and that calls are written to (F48). */
export const CRM_CONNECTOR_ENDPOINTS = {
  listCrmConnectors,
  listCrmTemplates,
  createCrmConnector,
  changeCrmConnector,
  removeCrmConnector,
  orderCrmConnectors,
  tryCrmConnector,
  listCrmJournal,
  retryCrmJournal,
  tryCrmJournal,
} as const;
