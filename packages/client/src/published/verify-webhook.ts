/** A delivery: `id` is the same at every try, so that you take it once. */
export type WebhookMessage = {
  readonly id: string;
  readonly version: 1;
  readonly event: string;
  /** UTC, ISO 8601. */
  readonly happenedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type SignedRequest = {
  /** Of the request, with names in lower case, as Node has them, or as `Headers`. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, not as it was parsed: one byte more or less is another signature. */
  readonly body: string;
  /** `whsec_…` */
  readonly secret: string;
  /** By which it is at most five minutes old; the present without. */
  readonly now?: Date;
};

const TOLERANCE_S = 300;
const PREFIX = 'whsec_';

/**
 * Reads a delivery that was signed with the secret within five minutes of now (Standard Webhooks 1.0).
 * @returns null where it was not: answer 401 and do nothing
 */
export async function verifyWebhook({ headers, body, secret, now = new Date() }: SignedRequest) {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (id === undefined || timestamp === undefined || signatures === undefined) return null;
  const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (!(age <= TOLERANCE_S) || !secret.startsWith(PREFIX)) return null;
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.slice(PREFIX.length)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const signature of signatures.split(' '))
    if (signature.startsWith('v1,') && (await isSignedBy(key, signature.slice('v1,'.length), signed))) {
      const message: WebhookMessage = JSON.parse(body);
      return message;
    }
  return null;
}

const isSignedBy = (key: CryptoKey, signature: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  crypto.subtle.verify('HMAC', key, bytesOf(signature), signed);

function headerOf(headers: SignedRequest['headers'], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** Nothing, where it is no base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
  } catch {
    return new Uint8Array();
  }
}
