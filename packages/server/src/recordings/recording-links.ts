import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { openSigningKey } from '../signing-key.ts';

export const RECORDING_FORMATS = ['wav', 'ogg'] as const;
export type RecordingFormat = (typeof RECORDING_FORMATS)[number];

/** What a link lets one hear: one recording, for one listener, for one purpose. */
export type LinkGrant = {
  /** Of the session or the API key the link was given to. */
  readonly listenerId: string;
  readonly recordingId: string;
  readonly purpose: 'listen' | 'download';
  /** The file the link leads to: one who listens to the WAV goes on with it while the other is made. */
  readonly format: RecordingFormat;
};

const LIFETIME_MS = 5 * 60_000;

const ticketPayload = z.tuple([z.uuid(), z.uuid(), z.enum(['listen', 'download']), z.int(), z.enum(RECORDING_FORMATS)]);

/**
 * Makes and checks links to recordings (trust 2). A link is signed, holds for five minutes, and serves only whom it
 * was given to: beside it the listener must show the session's access token or the cookie that came with the link, or the API key.
 */
export class RecordingLinks {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<RecordingLinks> {
    return new RecordingLinks(await openSigningKey(keyFile));
  }

  issue(grant: LinkGrant, now: Date): { readonly url: string; readonly expiresAt: Date } {
    const expiresAt = new Date(now.getTime() + LIFETIME_MS);
    const payload = [grant.listenerId, grant.recordingId, grant.purpose, expiresAt.getTime(), grant.format];
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    const url = `/api/v1/recordings/${grant.recordingId}/audio?ticket=${body}.${this.#sign('link', body)}`;
    return { url, expiresAt };
  }

  /** @returns undefined if the ticket is not ours, is over, or is for another recording */
  grantOf(ticket: string, recordingId: string, now: Date): LinkGrant | undefined {
    const [body = '', signature = ''] = ticket.split('.');
    if (!isEqual(signature, this.#sign('link', body))) return undefined;
    const [listenerId, grantedId, purpose, expiresAt, format] = ticketPayload.parse(
      JSON.parse(Buffer.from(body, 'base64url').toString()),
    );
    const isValid = grantedId === recordingId && now.getTime() < expiresAt;
    return isValid ? { listenerId, recordingId, purpose, format } : undefined;
  }

  /** The value of the cookie that shows that a browser is the session's own. */
  listenerOf(sessionId: string): string {
    return this.#sign('listener', sessionId);
  }

  isListener(cookie: string | undefined, sessionId: string): boolean {
    return cookie !== undefined && isEqual(cookie, this.listenerOf(sessionId));
  }

  #sign(use: 'link' | 'listener', text: string): string {
    return createHmac('sha256', this.#key).update(`${use}:${text}`).digest('base64url');
  }
}

function isEqual(given: string, right: string): boolean {
  const [left, other] = [Buffer.from(given), Buffer.from(right)];
  return left.length === other.length && timingSafeEqual(left, other);
}
