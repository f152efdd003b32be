import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { openSigningKey } from '../signing-key.ts';

/** What a link ends: the mailing of one view to one address of one user. */
export type Leaving = { readonly viewId: string; readonly accountId: string; readonly email: string };

/** What an honest token says; of the address only its mark, as the link goes through foreign hands. */
export type LeavingGrant = Pick<Leaving, 'viewId' | 'accountId'> & { readonly mark: string };

/** Where links that end a mailing lead. */
export const LEAVING_PAGE = '/unsubscribe';

const payload = z.tuple([z.uuid(), z.uuid(), z.string()]);

/**
 * Makes and checks links by which who gets a report ends that without a login (RFC 2369, RFC 8058). The token is the permission: it is
 * signed, names one view, one user and their address of then, and ends nothing else. It has no end: mail is kept for years.
 */
export class LeavingLinks {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<LeavingLinks> {
    return new LeavingLinks(await openSigningKey(keyFile));
  }

  issue({ viewId, accountId, email }: Leaving): string {
    const body = Buffer.from(JSON.stringify([viewId, accountId, this.markOf(email)])).toString('base64url');
    return `${body}.${this.#sign(`leaving:${body}`)}`;
  }

  /** @returns undefined if the token is not ours */
  grantOf(token: string): LeavingGrant | undefined {
    const [body = '', signature = ''] = token.split('.');
    const [given, right] = [Buffer.from(signature), Buffer.from(this.#sign(`leaving:${body}`))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const [viewId, accountId, mark] = payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    return { viewId, accountId, mark };
  }

  /** By which an address is known again, and not found out. */
  markOf(email: string): string {
    return this.#sign(`address:${email.toLowerCase()}`).slice(0, 22);
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
