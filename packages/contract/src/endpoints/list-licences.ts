import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { LICENCE_KINDS } from '../vocabulary.ts';

/** What the operator granted the tenant (F03), and how much of it is taken. A service has no seats that are taken. */
export const listLicences = endpoint({
  method: 'GET',
  path: '/licences',
  right: 'directory:read',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        kind: z.enum(LICENCE_KINDS),
        seats: z.int(),
        taken: z.int().nonnegative(),
        validFrom: z.iso.datetime(),
        validUntil: z.iso.datetime(),
      }),
    ),
  }),
  errors: [],
});
