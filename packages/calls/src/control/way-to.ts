import type { Log } from '@wpm/kernel';
import { asSips, isSips } from '@wpm/sip';
import type { Call, Refused } from '../call/call.ts';
import { logged } from '../party.ts';
import type { Signalling, Target } from '../ports.ts';

/** What the INVITE to a target says of the way: its Request-URI, and our Contact. */
export type Way = { readonly uri: string; readonly contact: string };

/**
 * The way to a target, or why there is none: it cannot be reached, or not over TLS, which a `sips:` URI wants of every hop
 * (RFC 5630 §4), and a call that came by one of every target. Both are for the call to try the next.
 */
export function wayTo(
  { peer, uri }: Target,
  { isSecure }: Pick<Call, 'isSecure'>,
  { signalling, log }: { readonly signalling: Pick<Signalling, 'contactFor' | 'isOverTls'>; readonly log: Log },
): { readonly way: Way } | { readonly refused: Refused } {
  // The hops behind a trunk are its own: only its Request-URI asks them for TLS. A phone is called as it has registered.
  const asked = isSecure && peer.kind === 'trunk' ? asSips(uri) : uri;
  const needsTls = isSecure === true || isSips(asked);
  try {
    if (needsTls && !signalling.isOverTls(peer)) {
      log.info('leg.not-secure', logged(peer));
      return { refused: NOT_SECURE };
    }
    return { way: { uri: asked, contact: signalling.contactFor(peer, isSips(asked) ? 'sips' : 'sip') } };
  } catch (error) {
    log.warn('leg.no-way', { error: String(error), ...logged(peer) });
    return { refused: NO_WAY };
  }
}

const NO_WAY: Refused = { why: 'call/unreachable', scope: 'way', cause: null };
const NOT_SECURE: Refused = { why: 'call/not-secure', scope: 'way', cause: null };
