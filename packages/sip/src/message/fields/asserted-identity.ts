import type { SipMessage } from '../message.ts';
import { type NameAddr, parseNameAddr } from '../name-addr.ts';
import { parseUri } from '../uri.ts';

/** An identity a trusted network asserts, or a phone prefers (RFC 3325 §9.1, §9.2). */
export type IdentityField = 'P-Asserted-Identity' | 'P-Preferred-Identity';

/** An identity: `address` as written, and the user or number its sip, sips or tel URI names. */
export interface AssertedIdentity {
  readonly address: NameAddr;
  readonly scheme: 'sip' | 'sips' | 'tel';
  /** Decoded; the number of a tel URI with its visual separators. */
  readonly user?: string;
}

/**
 * The identities of a field, in order: one sip or sips URI, one tel URI, or one of each (RFC 3325 §9.1). Of more only the first
 * of each kind is taken, and what cannot be read is left out. Whether their sender is trusted is the caller's to know.
 */
export function identitiesOf(message: SipMessage, field: IdentityField): readonly AssertedIdentity[] {
  const identities = message.headers.all(field).flatMap((value) => parseIdentity(value) ?? []);
  const isTel = ({ scheme }: AssertedIdentity): boolean => scheme === 'tel';
  return identities.filter((each, at) => identities.findIndex((other) => isTel(other) === isTel(each)) === at);
}

function parseIdentity(text: string): AssertedIdentity | undefined {
  const address = parseNameAddr(text);
  const uri = address.ok ? parseUri(address.value.uri) : undefined;
  if (!address.ok || !uri?.ok) return undefined;
  const { scheme, user } = uri.value;
  return { address: address.value, scheme, ...(user !== undefined && { user }) };
}
