import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmConnector, crmConnectorSettings, crmSecrets } from '../../shapes/crm-connector.ts';

/** Changes a connector. What was found by it is asked for anew. */
export const changeCrmConnector = endpoint({
  method: 'PUT',
  path: '/crm-connectors/:connectorId',
  right: 'webhooks:manage',
  input: z.strictObject({
    connectorId: z.uuid(),
    version: z.int(),
    settings: crmConnectorSettings,
    secrets: crmSecrets,
  }),
  output: crmConnector,
  errors: ['item/changed-meanwhile', 'webhook/address-refused'],
});
