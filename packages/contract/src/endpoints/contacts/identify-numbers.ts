import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { identifiedContact } from '../../shapes/contact.ts';

/** Whose these numbers are (F21), in any notation: for each in turn its contacts, at most ten, and none where nobody has it. */
export const identifyNumbers = endpoint({
  method: 'POST',
  path: '/contacts/identify',
  right: 'contacts:identify',
  input: z.strictObject({ numbers: z.array(z.string().max(64)).min(1).max(200) }),
  output: z.strictObject({ items: z.array(z.array(identifiedContact)) }),
  errors: ['contacts/no-service'],
});
