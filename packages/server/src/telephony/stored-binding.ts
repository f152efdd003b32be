import type { StoredBinding } from '@wpm/sip';
import { z } from 'zod';

const endpoint = z.object({ address: z.string(), port: z.int() });

/** A binding as an earlier run of the platform, perhaps of another version, has written it. */
const storedBinding = z.object({
  contact: z.string(),
  q: z.number(),
  path: z.array(z.string()),
  flow: z.object({
    id: z.string(),
    transport: z.enum(['udp', 'tcp', 'tls', 'ws', 'wss']),
    remote: endpoint,
    local: endpoint,
    open: z.boolean(),
  }),
  place: z.object({ owner: z.string(), kind: z.string(), room: z.int() }),
  expiresAt: z.number(),
  since: z.number(),
  userAgent: z.string(),
  instance: z.string().exactOptional(),
  regId: z.string().exactOptional(),
  callId: z.string(),
  cseq: z.int(),
});

/** The readable ones: a phone whose binding is not comes back by itself within minutes. */
export function readStoredBindings(stored: readonly unknown[]): readonly StoredBinding[] {
  return stored.flatMap((each) => {
    const read = storedBinding.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

/** What a trunk's far end registers as: `place.kind` of its binding, which no phone has. */
export const TRUNK_PLACE = 'trunk';

/** Whether what is kept of an address of record is a trunk's far end's. */
export const areTrunks = (bindings: readonly StoredBinding[]): boolean =>
  bindings.some(({ place }) => place.kind === TRUNK_PLACE);

/** Whether it is a user's phones'; also where nothing of it can be read any more. */
export const arePhones = (bindings: readonly StoredBinding[]): boolean => !areTrunks(bindings);
