import { changeCrmConnector } from './change-crm-connector.ts';
import { createCrmConnector } from './create-crm-connector.ts';
import { listCrmConnectors } from './list-crm-connectors.ts';
import { listCrmTemplates } from './list-crm-templates.ts';
import { orderCrmConnectors } from './order-crm-connectors.ts';
import { removeCrmConnector } from './remove-crm-connector.ts';
import { tryCrmConnector } from './try-crm-connector.ts';

/** The CRMs that are asked who calls (F48). */
export const CRM_CONNECTOR_ENDPOINTS = {
  listCrmConnectors,
  listCrmTemplates,
  createCrmConnector,
  changeCrmConnector,
  removeCrmConnector,
  orderCrmConnectors,
  tryCrmConnector,
} as const;
