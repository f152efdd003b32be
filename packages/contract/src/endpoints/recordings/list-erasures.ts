import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { erasure } from '../../shapes/recording.ts';

/** Certificates of erasures, the newest first. */
export const listErasures = endpoint({
  method: 'GET',
  path: '/recording-erasures',
  right: 'audit:read',
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.strictObject({ items: z.array(erasure) }),
  errors: [],
});
