import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { openSigningKey } from '../signing-key.ts';

/** What a link places: whose phones ring, and whom it calls. */
export type CallGrant = {
  readonly accountId: string;
  readonly dialled: string;
  readonly campaignId: string | null;
  /** Of a link that places one call; absent: it places as many as are clicked until it is over. */
  readonly onceId?: string;
};

/** What an honest token says. */
export type IssuedGrant = CallGrant & { readonly expiresAt: Date };

const payload = z.tuple([z.uuid(), z.string(), z.uuid().nullable(), z.int()], z.uuid());

/**
 * Makes and checks links that place a call (F48). The token is the permission: it is signed, names one user and one number, and
 * holds for minutes.
 */
export class CallLinks {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<CallLinks> {
    return new CallLinks(await openSigningKey(keyFile));
  }

  issue({ accountId, dialled, campaignId, onceId }: CallGrant, expiresAt: Date): string {
    const says = [accountId, dialled, campaignId, expiresAt.getTime(), ...(onceId === undefined ? [] : [onceId])];
    const body = Buffer.from(JSON.stringify(says)).toString('base64url');
    return `${body}.${this.#sign(body)}`;
  }

  /** @returns undefined if the token is not ours, or is over */
  grantOf(token: string, now: Date): IssuedGrant | undefined {
    const [body = '', signature = ''] = token.split('.');
    const [given, right] = [Buffer.from(signature), Buffer.from(this.#sign(body))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const [accountId, dialled, campaignId, expiresAt, onceId] = payload.parse(
      JSON.parse(Buffer.from(body, 'base64url').toString()),
    );
    if (now.getTime() >= expiresAt) return undefined;
    return { accountId, dialled, campaignId, expiresAt: new Date(expiresAt), ...(onceId !== undefined && { onceId }) };
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(`call:${body}`).digest('base64url');
  }
}
