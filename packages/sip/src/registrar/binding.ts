import type { Instant } from '@wpm/kernel';
import { callIdOf, cseqOf } from '../message/accessors.ts';
import type { SipRequest } from '../message/message.ts';
import type { Flow } from '../transport/flow.ts';
import type { ContactEntry, Instance } from './contact-entry.ts';

/** In whose name something registers, and how much room that has. */
export interface Place {
  /** What the registration hangs on: a session, a station. When that ends, so do its bindings. */
  readonly owner: string;
  /** Bindings of one kind share its room: the caller's rule who may be registered beside whom. */
  readonly kind: string;
  /** Bindings of this kind an AOR may have; one more takes the place of the oldest. */
  readonly room: number;
}

/** Where an AOR can be reached for the time being (RFC 3261 §10). */
export interface Binding extends Instance {
  readonly aor: string;
  /** The `Contact` URI. */
  readonly contact: string;
  /** Preference, 0…1; 1 where the phone said none. */
  readonly q: number;
  /** `Route` values a request to the contact must carry, the nearest first (RFC 3327 §5.3). */
  readonly path: readonly string[];
  /** The flow it was registered on: requests go back along it (RFC 5626 §5.3). */
  readonly flow: Flow;
  readonly place: Place;
  readonly expiresAt: Instant;
  /** Since when this phone is registered without a gap. */
  readonly since: Instant;
  /** What the phone calls itself; empty where it says nothing. */
  readonly userAgent: string;
}

/** A binding with what orders requests about it (RFC 3261 §10.3 step 7): plain JSON, to be kept over a restart. */
export type StoredBinding = Omit<Binding, 'aor'> & { readonly callId: string; readonly cseq: number };

/** A binding in the registrar's hands. */
export type Held = { readonly binding: Binding; readonly callId: string; readonly cseq: number };

/** A REGISTER that may be carried out: where it came from, and in whose name. */
export type Registering = { readonly request: SipRequest; readonly flow: Flow; readonly place: Place };

const LONGEST_USER_AGENT = 128;

/** The binding a REGISTER's contact makes. @param previous the one it takes the place of */
export function bindingFor(
  entry: ContactEntry,
  { aor, expiresAt, now }: { readonly aor: string; readonly expiresAt: Instant; readonly now: Instant },
  { request, flow, place }: Registering,
  previous: Held | undefined,
): Held {
  const { uri, instance, regId, q = 1 } = entry;
  const binding: Binding = {
    aor,
    contact: own(uri),
    q,
    path: request.headers.all('Path').map(own),
    flow,
    place,
    expiresAt,
    since: previous?.binding.since ?? now,
    userAgent: own((request.headers.get('User-Agent') ?? '').slice(0, LONGEST_USER_AGENT)),
    ...(instance !== undefined && { instance: own(instance) }),
    ...(regId !== undefined && { regId: own(regId) }),
  };
  return { binding, callId: own(callIdOf(request)), cseq: cseqOf(request).number };
}

/** A copy with memory of its own: a piece of a message would keep the whole message alive for as long as the binding. */
const own = (text: string): string => (text === '' ? '' : Buffer.from(text).toString());

/** A flow as plain JSON. */
export function plainFlow({ id, transport, remote, local, open, identity }: Flow): Flow {
  const ends = { remote: plainEnd(remote), local: plainEnd(local) };
  return { id, transport, ...ends, open, ...(identity !== undefined && { identity }) };
}

const plainEnd = ({ address, port }: Flow['remote']): Flow['remote'] => ({ address, port });
