import type { HeaderObject, ResponseObject } from './document.ts';

/** What answers say beside their bodies, by the names of the headers. */
export const ANSWER_HEADERS: Readonly<Record<string, HeaderObject>> = {
  'RateLimit-Policy': {
    description:
      'How much a key may ask: `"key";q=300;w=30` is 300 at once, which come back within 30 s. Absent for sessions.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'What is left: `"key";r=299;t=1` is 299 more now, and all of it again in 1 s. Absent for sessions.',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds until it may be asked again.', schema: { type: 'integer', minimum: 0 } },
  'Idempotency-Replayed': {
    description: '`true` where the answer is the one of the first request with this key.',
    schema: { type: 'string', enum: ['true'] },
  },
};

export function headersNamed(...names: readonly (keyof typeof ANSWER_HEADERS)[]): Pick<ResponseObject, 'headers'> {
  if (names.length === 0) return {};
  return { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };
}
