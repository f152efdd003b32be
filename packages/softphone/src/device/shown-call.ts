import type { CallAct, CallOnDevice } from './call-device.ts';

type Listener = (act: CallAct, callId: string) => void;

/** The call a device shows, and who hears what its user asks for: common to all devices. */
export class ShownCall {
  #call: CallOnDevice | null = null;
  readonly #listeners = new Set<Listener>();

  get call(): CallOnDevice | null {
    return this.#call;
  }

  set call(call: CallOnDevice | null) {
    this.#call = call;
  }

  readonly onAct = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** What is asked for a call that is not shown any more is dropped: a lock screen may be late. */
  act(act: CallAct, callId: string): void {
    if (this.#call?.id !== callId) return;
    for (const listener of this.#listeners) listener(act, callId);
  }
}
