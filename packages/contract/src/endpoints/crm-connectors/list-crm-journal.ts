import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { JOURNAL_STATES, journalEntry } from '../../shapes/crm-journal.ts';

/** Calls that were written to a CRM, or are to be, those that ended last first; `state` `dead` is the list of what was given up. */
export const listCrmJournal = endpoint({
  method: 'GET',
  path: '/crm-connectors/:connectorId/journal',
  right: 'webhooks:manage',
  input: z.strictObject({ connectorId: z.uuid(), ...paging, state: z.enum(JOURNAL_STATES).optional() }),
  output: page(journalEntry),
  errors: [],
});
