import type { WakeEnd } from '@wpm/contract';
import type { Softphone } from '../softphone.ts';
import { Store } from '../store.ts';
import type { WakeChoice } from './worker-message.ts';

/** The platform waits 30 s for a phone that was woken, from the moment its notification was there. */
const PATIENCE_MS = 30_000;

/** A call the user has decided about in its notification, before it rings here. */
export type WokenState =
  | { readonly kind: 'none' }
  | { readonly kind: 'coming'; readonly callId: string; readonly choice: WakeChoice }
  /** It rang no more when this phone was there. */
  | { readonly kind: 'late' };

type Phone = Pick<Softphone, 'getState' | 'subscribe' | 'answer' | 'reject'>;

/** Does with a call what its user chose in the notification, as soon as it rings here (F29). */
export class WokenCall implements Disposable {
  readonly #phone: Phone;
  readonly #store = new Store<WokenState>({ kind: 'none' });
  #awaiting: Disposable | undefined;

  constructor(phone: Phone) {
    this.#phone = phone;
  }

  readonly getState = () => this.#store.getState();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  [Symbol.dispose](): void {
    this.#awaiting?.[Symbol.dispose]();
  }

  /** `callId` is the platform's. The last choice counts. */
  choose(callId: string, choice: WakeChoice): void {
    this[Symbol.dispose]();
    this.#store.set({ kind: 'coming', callId, choice });
    const unhear = this.#phone.subscribe(() => this.#look());
    // What was rejected is of no more interest, whether it comes or not.
    const timer = setTimeout(() => this.#become({ kind: choice === 'reject' ? 'none' : 'late' }), PATIENCE_MS);
    this.#awaiting = {
      [Symbol.dispose]: () => {
        unhear();
        clearTimeout(timer);
      },
    };
    this.#look();
  }

  /** The platform waits for nobody any more; `registered`: because somebody came, which may be this phone. */
  over(callId: string, outcome: WakeEnd): void {
    const state = this.getState();
    if (state.kind !== 'coming' || state.callId !== callId || outcome === 'registered') return;
    this.#become({ kind: state.choice === 'reject' ? 'none' : 'late' });
  }

  dismiss(): void {
    this.#become({ kind: 'none' });
  }

  #look(): void {
    const state = this.getState();
    if (state.kind !== 'coming') return;
    const call = this.#phone.getState().calls.find(({ platformCallId }) => platformCallId === state.callId);
    if (call === undefined) return;
    this.#become({ kind: 'none' });
    if (call.kind !== 'ringing-in') return;
    if (state.choice === 'answer') this.#phone.answer(call.id);
    if (state.choice === 'reject') this.#phone.reject(call.id);
  }

  #become(state: Exclude<WokenState, { readonly kind: 'coming' }>): void {
    this[Symbol.dispose]();
    this.#store.set(state);
  }
}
