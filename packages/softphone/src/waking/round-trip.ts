import { Store } from '../store.ts';

/** Push services take seconds where the device sleeps, but this one is in its user's hand. */
const LATE_MS = 20_000;

/** A message sent to this device to see whether it comes. */
export type RoundTripState =
  | { readonly kind: 'untried' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'came'; readonly afterMs: number }
  | { readonly kind: 'late' }
  /** It was not sent: the platform's code, or `push/not-accepted` where the push service took it not. */
  | { readonly kind: 'refused'; readonly why: string };

export type SendCheck = () => Promise<
  | { readonly ok: true; readonly value: { readonly accepted: boolean } }
  | { readonly ok: false; readonly error: { readonly code: string } }
>;

/** Measures the way from the platform over the push service to the service worker of this device, and to the page. */
export class RoundTrip implements Disposable {
  readonly #send: SendCheck;
  readonly #store = new Store<RoundTripState>({ kind: 'untried' });
  #sentAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: SendCheck) {
    this.#send = send;
  }

  readonly getState = () => this.#store.getState();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  async start(): Promise<void> {
    if (this.getState().kind === 'waiting') return;
    this.#sentAt = performance.now();
    this.#store.set({ kind: 'waiting' });
    this.#timer = setTimeout(() => this.#end({ kind: 'late' }), LATE_MS);
    const sent = await this.#send();
    if (!sent.ok) this.#end({ kind: 'refused', why: sent.error.code });
    else if (!sent.value.accepted) this.#end({ kind: 'refused', why: 'push/not-accepted' });
  }

  /** The message is here; it may be before the platform's answer is. */
  came(): void {
    this.#end({ kind: 'came', afterMs: Math.round(performance.now() - this.#sentAt) });
  }

  #end(state: RoundTripState): void {
    if (this.getState().kind !== 'waiting') return;
    clearTimeout(this.#timer);
    this.#store.set(state);
  }
}
