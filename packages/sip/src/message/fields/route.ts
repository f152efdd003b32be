import type { SipMessage } from '../message.ts';
import { type NameAddr, parseNameAddr } from '../name-addr.ts';

/** Fields that hold a way, next hop first: as routes of a dialog, to a registered phone (RFC 3327), and from it (RFC 3608). */
export type RouteField = 'Route' | 'Record-Route' | 'Path' | 'Service-Route';

/** The hops of a field in order; undefined where one cannot be read, for half a way leads nowhere. */
export function routeOf(message: SipMessage, field: RouteField): readonly NameAddr[] | undefined {
  const hops: NameAddr[] = [];
  for (const value of message.headers.all(field)) {
    const hop = parseNameAddr(value);
    if (!hop.ok) return undefined;
    hops.push(hop.value);
  }
  return hops;
}
