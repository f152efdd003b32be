import type { WakeEnd } from '@wpm/contract';

/** What the user pressed in the notification of a call; `show`: the notification itself. */
export type WakeChoice = 'answer' | 'reject' | 'show';

/** What the service worker tells the windows of the phone. */
export type WorkerMessage =
  /** A push came for this call: the phone should be registered by now, or hurry. */
  | { readonly kind: 'ringing'; readonly callId: string }
  | { readonly kind: 'chosen'; readonly callId: string; readonly choice: WakeChoice }
  | { readonly kind: 'over'; readonly callId: string; readonly outcome: WakeEnd }
  /** The push came that the user had sent to try. */
  | { readonly kind: 'check' }
  /** The browser has another subscription, or none (Push API, §11.3). */
  | { readonly kind: 'subscription-changed' };
