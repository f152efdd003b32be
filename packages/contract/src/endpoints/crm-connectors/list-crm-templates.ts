import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmTemplate } from '../../shapes/crm-connector.ts';

/** Connectors to begin with, for CRMs that are well known. */
export const listCrmTemplates = endpoint({
  method: 'GET',
  path: '/crm-templates',
  right: 'webhooks:manage',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(crmTemplate) }),
  errors: [],
});
