import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { MOST_LOG_ENTRIES } from '../../shapes/phone-log-limits.ts';
import { phoneLogEntry } from '../../shapes/phone-log.ts';

/**
 * The user's phone sends what it noted of itself, with a sentence of theirs (F42). Kept for 30 days for administrators of the tenant; the
 * reference is what the user tells them.
 */
export const sendMyLog = endpoint({
  method: 'POST',
  path: '/me/logs',
  right: 'calls:make',
  input: z.strictObject({
    version: z.string().regex(/^[\w.+-]{1,40}$/),
    sentence: z.string().trim().min(1).max(500).optional(),
    entries: z.array(phoneLogEntry).max(MOST_LOG_ENTRIES),
  }),
  output: z.strictObject({ reference: z.string() }),
  errors: ['logs/too-many'],
  maxBodyBytes: 192 * 1024,
});
