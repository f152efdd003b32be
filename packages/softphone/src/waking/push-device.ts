import type { PushSubscriptionKeys } from '@wpm/contract';

/** Why this browser cannot be woken here: it has no Web Push, has it only for installed apps (iOS), or the page is not secure. */
export type NoPush = 'browser' | 'not-installed' | 'insecure-page';

export type Permission = 'granted' | 'denied' | 'default';

/** What can have changed behind the page's back: what the user told the browser, the subscription itself, or the network is back. */
export type DeviceChange = 'permission' | 'subscription' | 'network';

/** The device that is to be woken, as far as its browser lets a page handle it. */
export interface PushDevice {
  /** Null where it can be woken. */
  obstacle(): NoPush | null;
  permission(): Permission;
  /** Has the browser ask its user; only after a gesture of theirs. */
  askPermission(): Promise<Permission>;
  /**
   * The subscription for the platform's key, made where there is none or it is for another key.
   * @throws where the browser cannot reach its push service
   */
  subscribe(publicKey: string): Promise<PushSubscriptionKeys>;
  unsubscribe(): Promise<void>;
  /** @returns its end */
  onChange(listener: (what: DeviceChange) => void): () => void;
}
