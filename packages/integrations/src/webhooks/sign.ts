import { createHmac, timingSafeEqual } from 'node:crypto';

/** How a secret begins; what follows is the key in base64 (Standard Webhooks 1.0). */
export const SECRET_PREFIX = 'whsec_';

/** A delivery as it is signed: its id is the same at every try, so that a receiver takes it once. */
export type Signed = { readonly id: string; readonly at: Date; readonly body: string };

/**
 * The headers of a delivery by Standard Webhooks 1.0: HMAC-SHA-256 of id, time (Unix seconds) and body, version `v1`. There are
 * libraries that check it in most languages. Where a secret is being renewed, both sign, the new one first.
 */
export function signedHeaders({ id, at, body }: Signed, secrets: readonly string[]): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${macOf(`${id}.${timestamp}.${body}`, secret)}`).join(' '),
  };
}

const TOLERANCE_S = 300;

/** What a receiver does: whether these headers were made of this body with the secret, within five minutes of `now`. */
export function isSigned(
  headers: Readonly<Record<string, string | undefined>>,
  { body, secret, now }: { readonly body: string; readonly secret: string; readonly now: Date },
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_S) return false;
  const expected = Buffer.from(`v1,${macOf(`${id}.${timestamp}.${body}`, secret)}`);
  return signatures
    .split(' ')
    .some((one) => one.length === expected.length && timingSafeEqual(Buffer.from(one), expected));
}

function macOf(text: string, secret: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}
