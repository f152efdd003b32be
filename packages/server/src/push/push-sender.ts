import { createHash } from 'node:crypto';
import type { PushMessage } from '@wpm/contract';
import { encryptPush, type VapidKey, vapidAuthorization } from '@wpm/integrations';
import type { Log } from '@wpm/kernel';
import type { PushSubscriptionRow, PushSubscriptions } from '@wpm/store';
import { mayBeSentTo } from '../net/public-hosts.ts';
import type { Post, Posted } from '../net/safe-poster.ts';

/** A message that comes later than this is of no use: the call rings no more. */
const TTL_SECONDS = 30;
/** RFC 8030 §7.3: the subscription is over. */
const OVER = [404, 410];

export type PushSenderDeps = {
  readonly subscriptions: Pick<PushSubscriptions, 'removeAt'>;
  readonly key: VapidKey;
  readonly post: (post: Post) => Promise<Posted>;
  /** Push services of the operator's own: at private addresses, without HTTPS. */
  readonly hosts: readonly string[];
  readonly contact: string | undefined;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/** Sends messages to browsers by their push services (RFC 8030), readable by nobody between. */
export class PushSender {
  readonly #deps: PushSenderDeps;

  constructor(deps: PushSenderDeps) {
    this.#deps = deps;
  }

  get publicKey(): string {
    return this.#deps.key.publicKey;
  }

  /** Whether anything may be sent there: what a browser says of its push service may be made up (trust 12). */
  accepts(endpoint: string): boolean {
    const { protocol, hostname } = new URL(endpoint);
    const isOwn = this.#deps.hosts.includes(hostname);
    return (protocol === 'https:' || isOwn) && mayBeSentTo(endpoint, this.#deps.hosts);
  }

  /** Sends it at once and once; a subscription that is over is forgotten. */
  async send({ endpoint, p256dh, auth }: PushSubscriptionRow, message: PushMessage): Promise<Posted> {
    const { key, post, hosts, contact, now, log, subscriptions } = this.#deps;
    const to = { p256dh: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') };
    const posted = await post({
      url: endpoint,
      body: encryptPush(JSON.stringify(message), to),
      headers: {
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: String(TTL_SECONDS),
        urgency: 'high',
        topic: topicOf(message),
        authorization: vapidAuthorization({ endpoint, now: now(), contact }, key),
      },
      allowed: hosts,
    });
    const { host } = new URL(endpoint);
    log.info('push.sent', { kind: message.kind, host, status: posted.status ?? 0, why: posted.error ?? '' });
    if (posted.status !== null && OVER.includes(posted.status)) await subscriptions.removeAt(endpoint);
    return posted;
  }
}

/** RFC 8030 §5.4: that a call is over takes the place of the call, where that has not been delivered yet. */
const topicOf = ({ wakeId }: PushMessage): string =>
  createHash('sha256').update(wakeId).digest('base64url').slice(0, 32);
