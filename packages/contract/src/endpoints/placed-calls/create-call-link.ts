import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wantedCall } from '../../shapes/placed-call.ts';

/** A signed link to a page with one button, which places the call for whoever opens it, without signing in, until it is over. */
export const createCallLink = endpoint({
  method: 'POST',
  path: '/call-links',
  right: 'calls:place',
  input: wantedCall.extend({
    minutes: z.int().min(1).max(60).default(10),
    /** `once`: the link is void when it has placed its call. */
    use: z.enum(['once', 'until-over']).default('until-over'),
  }),
  output: z.strictObject({ url: z.string(), expiresAt: z.iso.datetime() }),
  errors: [],
});
