import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { erasureCertificate } from '../../shapes/recording.ts';

/** The certificate of one erasure. */
export const getErasure = endpoint({
  method: 'GET',
  path: '/recording-erasures/:erasureId',
  right: 'audit:read',
  input: z.strictObject({ erasureId: z.uuid() }),
  output: erasureCertificate,
  errors: [],
});
