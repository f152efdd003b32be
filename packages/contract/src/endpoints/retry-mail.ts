import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { queuedMail } from '../shapes/queued-mail.ts';

/** Tries a mail that waits, or was given up, now: once more than it would have been. */
export const retryMail = endpoint({
  method: 'POST',
  path: '/mails/:id/retry',
  right: 'directory:manage',
  input: z.strictObject({ id: z.uuid() }),
  output: queuedMail,
  errors: ['mail/over'],
});
