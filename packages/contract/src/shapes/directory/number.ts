import { z } from 'zod';
import { e164 } from '../account.ts';
import { name } from './names.ts';

/** Where a call to a number ends up. */
const destination = z.discriminatedUnion('kind', [
  /** The caller hears that there is no such number. */
  z.strictObject({ kind: z.literal('nowhere') }),
  z.strictObject({ kind: z.literal('account'), accountId: z.uuid() }),
  z.strictObject({ kind: z.literal('campaign'), campaignId: z.uuid() }),
  z.strictObject({ kind: z.literal('menu'), menuId: z.uuid() }),
]);
export type Destination = z.infer<typeof destination>;

/** F05: a campaign, a user, a menu, or one of two by the time of the call. */
export const numberRoute = z.discriminatedUnion('kind', [
  ...destination.options,
  z.strictObject({ kind: z.literal('by-hours'), hoursId: z.uuid(), open: destination, closed: destination }),
]);
export type NumberRoute = z.infer<typeof numberRoute>;

/** A number of the tenant's in the telephone network (DID). */
export const numberSettings = z.strictObject({
  number: e164,
  label: name.nullable().default(null),
  enabled: z.boolean().default(true),
  route: numberRoute.default({ kind: 'nowhere' }),
});
export type NumberSettings = z.infer<typeof numberSettings>;
