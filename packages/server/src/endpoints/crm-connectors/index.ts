import type { CRM_CONNECTOR_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
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

/** The handlers of what CRMs are asked by. */
export const CRM_CONNECTOR_HANDLERS: Readonly<Record<keyof typeof CRM_CONNECTOR_ENDPOINTS, Bound>> = {
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
};
