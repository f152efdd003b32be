import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmConnector } from '../../shapes/crm-connector.ts';

/** The CRMs that are asked who calls, in that order (F48). */
export const listCrmConnectors = endpoint({
  method: 'GET',
  path: '/crm-connectors',
  right: 'webhooks:manage',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(crmConnector) }),
  errors: [],
});
