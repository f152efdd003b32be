import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { page, paging } from '../shapes/call.ts';
import { queuedMail } from '../shapes/queued-mail.ts';

/** The tenant's mail of the last 30 days, newest first. `delivery`: by a mail server, or into the operator's folder. */
export const listMails = endpoint({
  method: 'GET',
  path: '/mails',
  right: 'directory:manage',
  input: z.strictObject({ ...paging }),
  output: page(queuedMail).extend({ delivery: z.enum(['smtp', 'folder']) }),
  errors: [],
});
