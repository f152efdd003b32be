import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { crmConnectorSettings, crmSecrets } from '../../shapes/crm-connector.ts';
import { knownCaller } from '../../shapes/known-caller.ts';

/** Asks by settings that need not be saved, once, for up to 10 s, and says what came back. `connectorId`: whose secrets are used where none are given. */
export const tryCrmConnector = endpoint({
  method: 'POST',
  path: '/crm-connectors/try',
  right: 'webhooks:manage',
  input: z.strictObject({
    connectorId: z.uuid().optional(),
    settings: crmConnectorSettings,
    secrets: crmSecrets,
    number: z.string().trim().min(1).max(40),
  }),
  output: z.strictObject({
    /** Of the answer; null where none came. */
    status: z.int().nullable(),
    tookMs: z.int().nonnegative(),
    /** Why nothing was found, in English; null where it only found nobody, or somebody. */
    error: z.string().nullable(),
    found: knownCaller.nullable(),
    /** How the answer begins, as it came. */
    answer: z.string(),
  }),
  errors: ['webhook/address-refused'],
});
