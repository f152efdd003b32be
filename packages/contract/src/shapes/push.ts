import { z } from 'zod';
import { WAKE_OUTCOMES, type WakeOutcome } from '../vocabulary.ts';

const base64url = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`));

/** Where a browser can be told something, as `PushSubscription.toJSON()` gives it (RFC 8030, RFC 8291). */
export const pushSubscription = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  /** A point of P-256, uncompressed: 65 bytes. */
  p256dh: base64url(87),
  /** 16 bytes. */
  auth: base64url(22),
});
export type PushSubscriptionKeys = z.infer<typeof pushSubscription>;

/** One line of the ledger of waking: a user's devices were told of a call, and what came of it. */
export const callWake = z.strictObject({
  accountId: z.uuid(),
  agent: z.string(),
  pushedAt: z.iso.datetime(),
  /** When a push service took the message; null: none did. */
  acceptedAt: z.iso.datetime().nullable(),
  /** When the device said that it rings its user. */
  wokeAt: z.iso.datetime().nullable(),
  registeredAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Null while it is waited for. */
  outcome: z.enum(WAKE_OUTCOMES).nullable(),
});
export type CallWake = z.infer<typeof callWake>;

/** As a device is told of it: whether it did not wake or was not heeded is the same to who reads it there. */
export type WakeEnd = Exclude<WakeOutcome, 'not-answered'>;

/**
 * What a push message says to the service worker of the phone. Nothing else of the call is in it; the push service cannot read
 * it, and a device that is off longer than the call lasts never gets it.
 */
export type PushMessage =
  /** Somebody calls: shown until the user answers or says no. */
  | {
      readonly kind: 'call';
      readonly wakeId: string;
      readonly callId: string;
      readonly number: string;
      readonly name: string | null;
      readonly campaign: string | null;
    }
  /** That call wakes nobody any more; `outcome` says what came of it: on another device it may have been taken or declined. */
  | {
      readonly kind: 'over';
      readonly wakeId: string;
      readonly callId: string;
      readonly outcome: WakeEnd;
      /** Somebody else has the call: its user has missed nothing. */
      readonly taken?: true;
      readonly number: string;
      readonly name: string | null;
    }
  /** The platform took its user out of the queue; it says so beside the screen they do not look at. */
  | { readonly kind: 'signed-out'; readonly wakeId: string; readonly why: 'repeated-no-answer' }
  /** The user tries whether notifications come. */
  | { readonly kind: 'check'; readonly wakeId: string };
