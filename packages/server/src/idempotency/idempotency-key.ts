import { createHash } from 'node:crypto';
import type { AnyEndpoint } from '@wpm/contract';

/** A string of RFC 9651 as the draft wants it, or without its quotes, as most programs send it. */
const KEY = /^(?:"([\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x5b\x5d-\x7e]{1,255}))$/;

/** The key in the header of a request (draft-ietf-httpapi-idempotency-key-header-07). @returns undefined where it is none */
export function readIdempotencyKey(header: string): string | undefined {
  const [, quoted, bare] = KEY.exec(header) ?? [];
  return quoted ?? bare;
}

/** What tells one request from another that has the same key: the endpoint and all it was given, however it was written. */
export function fingerprintOf({ method, path }: Pick<AnyEndpoint, 'method' | 'path'>, input: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([method, path, input]))
    .digest();
}
