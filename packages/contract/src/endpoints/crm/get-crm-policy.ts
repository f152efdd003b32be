import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmPolicy } from '../../shapes/crm-policy.ts';

/** What the tenant has settled about its CRM (F48). */
export const getCrmPolicy = endpoint({
  method: 'GET',
  path: '/crm-policy',
  right: 'directory:read',
  input: z.strictObject({}),
  output: crmPolicy,
  errors: [],
});
