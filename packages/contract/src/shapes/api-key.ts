import { z } from 'zod';
import { KEY_SCOPES } from '../rights.ts';

/** A key of the API (F48): it does what its account may do, as far as its scopes go. */
export const apiKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** How the key begins, to know it again by. */
  hint: z.string(),
  account: z.strictObject({ id: z.uuid(), login: z.string(), displayName: z.string() }),
  scopes: z.array(z.enum(KEY_SCOPES)),
  createdAt: z.iso.datetime(),
  /** Null: it holds until it is revoked. */
  expiresAt: z.iso.datetime().nullable(),
  /** To the minute; null where it never was. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
