import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { TRUNK_TRANSPORTS, TRUNK_TROUBLES } from '../shapes/trunk.ts';

/** Sends an OPTIONS to every address of the trunk now, and says what came back from each. At most 5 s. */
export const testTrunk = endpoint({
  method: 'POST',
  path: '/trunks/:trunkId/test',
  right: 'telephony:manage',
  input: z.strictObject({ trunkId: z.uuid() }),
  output: z.strictObject({
    /** Milliseconds it took to find the addresses. */
    lookupMs: z.int().nonnegative(),
    /** Empty where the names lead nowhere, or nobody has registered. */
    attempts: z.array(
      z.strictObject({
        address: z.string(),
        port: z.int(),
        transport: z.enum(TRUNK_TRANSPORTS),
        result: z.discriminatedUnion('kind', [
          /** Any answer shows that somebody is there, also a refusal of OPTIONS itself. */
          z.strictObject({
            kind: z.literal('answered'),
            status: z.int(),
            words: z.string(),
            rttMs: z.int().nonnegative(),
            server: z.string().nullable(),
          }),
          z.strictObject({ kind: z.literal('failed'), why: z.enum(TRUNK_TROUBLES), words: z.string() }),
        ]),
      }),
    ),
  }),
  errors: [],
});
