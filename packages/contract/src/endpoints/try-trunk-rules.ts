import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { e164 } from '../shapes/account.ts';
import { callerIdRules, numberRules } from '../shapes/trunk-numbers.ts';

/**
 * Says what rules of a trunk make of a number before they are saved: how it is sent when somebody calls it, and how it is read
 * when the trunk sends it. By the very functions calls go by; nothing is sent.
 */
export const tryTrunkRules = endpoint({
  method: 'POST',
  path: '/trunks/try',
  right: 'telephony:manage',
  input: z.strictObject({
    numbers: numberRules.prefault({}),
    callerId: callerIdRules.prefault({}),
    /** User of a registering trunk; null where it is known by its address. */
    account: z.string().max(128).nullable().default(null),
    /** As a user would dial it, or the trunk send it. */
    number: z.string().trim().min(1).max(40),
    /** The own number of the user who calls it. */
    directNumber: e164.nullable().default(null),
  }),
  output: z.strictObject({
    outbound: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('sent'),
        /** Behind `sip:` in the Request-URI. */
        called: z.string(),
        /** In From: a number, the account of a registering trunk, or `anonymous`. */
        from: z.string(),
        /** In the header fields that name the caller beside From; null where there is none. */
        asserted: z.string().nullable(),
      }),
      /** An extension: it does not leave the tenant. */
      z.strictObject({ kind: z.literal('internal') }),
      z.strictObject({ kind: z.literal('unreadable') }),
    ]),
    inbound: z.strictObject({
      /** E.164 by which calls are led; null where the rules leave nothing that can be read as a number. */
      called: z.string().nullable(),
      /** As the called user sees it. */
      caller: z.string(),
    }),
  }),
  errors: [],
});
