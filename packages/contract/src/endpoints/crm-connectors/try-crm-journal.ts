import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmConnectorSettings, crmSecrets } from '../../shapes/crm-connector.ts';
import { journalStep } from '../../shapes/crm-journal.ts';

/**
 * Writes a sample call with this customer by settings that need not be saved, once, and says what came back: the CRM has a real activity
 * afterwards. `connectorId`: whose secrets are used where none are given.
 */
export const tryCrmJournal = endpoint({
  method: 'POST',
  path: '/crm-connectors/try-journal',
  right: 'webhooks:manage',
  input: z.strictObject({
    connectorId: z.uuid().optional(),
    settings: crmConnectorSettings,
    secrets: crmSecrets,
    number: z.string().trim().min(1).max(40),
  }),
  output: z.strictObject({
    /** `not-written`: see the last step; `skipped`: the CRM does not know the customer. */
    outcome: z.enum(['written', 'skipped', 'not-written']),
    /** What the customer and the activity are called in the CRM. */
    personId: z.string().nullable(),
    activityId: z.string().nullable(),
    steps: z.array(journalStep),
  }),
  errors: ['webhook/address-refused'],
});
