import { createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

/** Who we are for push services (RFC 8292): a subscription is made for our public key, and only its owner can use it. */
export type VapidKey = {
  readonly privateKey: KeyObject;
  /** The point, uncompressed, in base64url. */ readonly publicKey: string;
};

/** A key as it is kept: a JWK. */
export function newVapidJwk(): JsonWebKey {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
}

/** @throws where it is no private key of P-256 */
export function readVapidKey(jwk: JsonWebKey): VapidKey {
  const { kty, crv, x = '', y = '' } = jwk;
  if (kty !== 'EC' || crv !== 'P-256') throw new Error('it is no key of P-256');
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), publicKey: point.toString('base64url') };
}

/** RFC 8292 §2: a day at most. */
const HOLDS_S = 12 * 60 * 60;

/** `Authorization` of a message for this endpoint. `contact`: a URI at which a push service can reach whoever runs us. */
export function vapidAuthorization(
  { endpoint, now, contact }: { readonly endpoint: string; readonly now: Date; readonly contact?: string | undefined },
  { privateKey, publicKey }: VapidKey,
): string {
  const exp = Math.floor(now.getTime() / 1_000) + HOLDS_S;
  const claims = { aud: new URL(endpoint).origin, exp, ...(contact !== undefined && { sub: contact }) };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  // RFC 7518 §3.4: the two numbers one after the other, not in DER.
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
