import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { OUTBOUND_STANDINGS } from '../../shapes/outbound.ts';
import { OUTBOUND_ENDS, OUTBOUND_STATES } from '../../work-vocabulary.ts';

/** How far an outbound list is: entries by state, calls and offers by how they ended, and what it does now. */
export const getOutboundProgress = endpoint({
  method: 'GET',
  path: '/outbound-lists/:listId/progress',
  right: 'outbound:manage',
  input: z.strictObject({ listId: z.uuid() }),
  output: z.strictObject({
    standing: z.enum(OUTBOUND_STANDINGS),
    states: z.partialRecord(z.enum(OUTBOUND_STATES), z.int()),
    ends: z.partialRecord(z.enum(OUTBOUND_ENDS), z.int()),
    /** Who answered since midnight in the tenant's zone, and who of them met nobody. */
    today: z.strictObject({ answered: z.int(), abandoned: z.int() }),
  }),
  errors: [],
});
