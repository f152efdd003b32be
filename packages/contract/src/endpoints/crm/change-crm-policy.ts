import { endpoint } from '../../endpoint.ts';
import { crmPolicy } from '../../shapes/crm-policy.ts';

/** Settles which pages may frame the phone, and where in the CRM a call leads to (F48). Pages that are open already stay as they are. */
export const changeCrmPolicy = endpoint({
  method: 'PUT',
  path: '/crm-policy',
  right: 'directory:manage',
  input: crmPolicy,
  output: crmPolicy,
  errors: [],
});
