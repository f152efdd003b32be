import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/**
 * Writes a call to a CRM again, for another day. One that is there is changed; one that was given up because nobody knows whether it is
 * there is written: whoever asks for it has looked.
 */
export const retryCrmJournal = endpoint({
  method: 'POST',
  path: '/crm-connectors/:connectorId/journal/:entryId/retry',
  right: 'webhooks:manage',
  input: z.strictObject({ connectorId: z.uuid(), entryId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
