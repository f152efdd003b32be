import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { contextCard } from '../../shapes/context-card.ts';

/**
 * Shows whoever has a part in a live call what the CRM knows of its customer (F48), at once and until the call is over; also who gets the
 * call later. A second card takes the place of the first.
 */
export const putCallContext = endpoint({
  method: 'POST',
  path: '/calls/:callId/context',
  right: 'calls:describe',
  input: contextCard.extend({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: ['context/call-over'],
});
