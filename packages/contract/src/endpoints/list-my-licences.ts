import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { LICENCE_KINDS } from '../vocabulary.ts';

/**
 * The licences behind what the user's account can do (F03, F40): those it takes a seat of, and services of its tenant it can use. One that
 * is over, or has yet to begin, is among them; what the tenant was never granted is not.
 */
export const myLicences = z.strictObject({
  items: z.array(
    z.strictObject({ kind: z.enum(LICENCE_KINDS), validFrom: z.iso.datetime(), validUntil: z.iso.datetime() }),
  ),
});
export type MyLicence = z.infer<typeof myLicences>['items'][number];

export const listMyLicences = endpoint({
  method: 'GET',
  path: '/me/licences',
  right: 'signed-in',
  input: z.strictObject({}),
  output: myLicences,
  errors: [],
});
