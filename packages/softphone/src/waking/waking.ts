import type { PushSubscriptionKeys } from '@wpm/contract';
import { Store } from '../store.ts';
import type { DeviceChange, NoPush, PushDevice } from './push-device.ts';

/** Whether this device rings while the phone is closed (F29). */
export type WakingState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'impossible'; readonly why: NoPush }
  /** The user told the browser no: only they can take it back, in its settings. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'off' }
  | { readonly kind: 'changing' }
  | { readonly kind: 'on' }
  /** It is wanted, but does not work: `push/unavailable` where the browser's push service cannot be reached, else the platform's code. */
  | { readonly kind: 'failed'; readonly why: string };

type Told<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** The platform as far as it wakes devices. */
export interface WakingPlatform {
  key(): Promise<Told<{ readonly publicKey: string }>>;
  set(subscription: PushSubscriptionKeys): Promise<Told<unknown>>;
  remove(): Promise<Told<unknown>>;
}

/** Whether the user wanted it, kept on this device; each user decides alone. */
export interface WakingWish {
  get(): boolean;
  set(isWanted: boolean): void;
}

export type WakingPorts = {
  readonly device: PushDevice;
  readonly platform: WakingPlatform;
  readonly wish: WakingWish;
};

/** Keeps the device subscribed while its user wants it and somebody is signed in. One thing is done at a time. */
export class Waking implements Disposable {
  readonly #ports: WakingPorts;
  readonly #store = new Store<WakingState>({ kind: 'looking' });
  readonly #unhear: () => void;
  #doing: Promise<void> = Promise.resolve();

  constructor(ports: WakingPorts) {
    this.#ports = ports;
    this.#unhear = ports.device.onChange((what) => this.#changed(what));
  }

  readonly getState = () => this.#store.getState();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  [Symbol.dispose](): void {
    this.#unhear();
  }

  /** Finds out how it stands; a subscription that is wanted is told to the platform again, for it belongs to a session. */
  look(): Promise<void> {
    return this.#next(async () => {
      const { device, wish } = this.#ports;
      const why = device.obstacle();
      if (why !== null) return { kind: 'impossible', why };
      const permission = device.permission();
      if (permission === 'denied') return { kind: 'blocked' };
      return permission === 'granted' && wish.get() ? this.#subscribed() : { kind: 'off' };
    });
  }

  /** Asks for the permission where that is open; to be called from a gesture of the user. */
  turnOn(): Promise<void> {
    return this.#next(async () => {
      const { device, wish } = this.#ports;
      const permission = device.permission() === 'default' ? await device.askPermission() : device.permission();
      if (permission === 'denied') return { kind: 'blocked' };
      if (permission === 'default') return { kind: 'off' };
      wish.set(true);
      return this.#subscribed();
    });
  }

  turnOff(): Promise<void> {
    return this.#next(async () => {
      const { device, platform, wish } = this.#ports;
      wish.set(false);
      // What the browser gives up wakes nobody, whether the platform hears of it or not.
      await Promise.all([device.unsubscribe(), platform.remove()]);
      return { kind: 'off' };
    });
  }

  /** The session is over, and with it what the platform knows: what comes late must not ring for who comes next. */
  signedOut(): Promise<void> {
    this.#unhear();
    return this.#next(async () => {
      await this.#ports.device.unsubscribe();
      return { kind: 'off' };
    });
  }

  /** Looks again where it can have become different: a phone comes to the front many times a day. */
  #changed(what: DeviceChange): void {
    const state = this.getState();
    const isAsBefore = state.kind === 'on' && this.#ports.device.permission() === 'granted';
    if (what === 'subscription' || (what === 'network' && state.kind === 'failed')) void this.look();
    else if (what === 'permission' && state.kind !== 'looking' && state.kind !== 'changing' && !isAsBefore)
      void this.look();
  }

  async #subscribed(): Promise<WakingState> {
    const { device, platform } = this.#ports;
    this.#store.set({ kind: 'changing' });
    const key = await platform.key();
    if (!key.ok) return { kind: 'failed', why: key.error.code };
    const subscription = await device.subscribe(key.value.publicKey).catch(() => null);
    if (subscription === null) return { kind: 'failed', why: 'push/unavailable' };
    const set = await platform.set(subscription);
    return set.ok ? { kind: 'on' } : { kind: 'failed', why: set.error.code };
  }

  #next(task: () => Promise<WakingState>): Promise<void> {
    this.#doing = this.#doing
      .then(task)
      .catch((): WakingState => ({ kind: 'failed', why: 'push/unavailable' }))
      .then((state) => this.#store.set(state));
    return this.#doing;
  }
}

/** The wish of one user, kept in the browser. */
export function storedWish(storage: Pick<Storage, 'getItem' | 'setItem'>, accountId: string): WakingWish {
  const name = `wpm.push.${accountId}`;
  return {
    get: () => storage.getItem(name) === 'on',
    set: (isWanted) => storage.setItem(name, isWanted ? 'on' : 'off'),
  };
}
