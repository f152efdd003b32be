import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { page, paging } from '../shapes/call.ts';
import { auditEntry } from '../shapes/directory/audit.ts';

/** The tenant's audit log, newest first. `action` may be its beginning only: `campaign`. */
export const listAuditLog = endpoint({
  method: 'GET',
  path: '/audit-log',
  right: 'audit:read',
  input: z.strictObject({
    ...paging,
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
    action: z
      .string()
      .regex(/^[a-z.-]{1,64}$/)
      .optional(),
    accountId: z.uuid().optional(),
    subject: z.string().max(200).optional(),
  }),
  output: page(auditEntry),
  errors: [],
});
