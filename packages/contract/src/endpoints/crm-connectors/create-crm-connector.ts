import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmConnector, crmConnectorSettings, crmSecrets } from '../../shapes/crm-connector.ts';

/** Asks another CRM, after those there are. */
export const createCrmConnector = endpoint({
  method: 'POST',
  path: '/crm-connectors',
  right: 'webhooks:manage',
  input: z.strictObject({ settings: crmConnectorSettings, secrets: crmSecrets }),
  output: crmConnector,
  errors: ['item/too-many', 'webhook/address-refused'],
});
