import { type WaitingCall, byTurn } from './queue.ts';

/** The calls that wait in one queue, in the order in which they are served. */
export class Line {
  readonly #calls: WaitingCall[] = [];

  get calls(): readonly WaitingCall[] {
    return this.#calls;
  }

  add(call: WaitingCall): void {
    this.#calls.splice(this.#placeOf(call), 0, call);
  }

  remove(call: WaitingCall): void {
    const at = this.indexOf(call);
    if (at !== -1) this.#calls.splice(at, 1);
  }

  /** How many are served before it; -1 where it does not wait here. */
  indexOf(call: WaitingCall): number {
    const at = this.#placeOf(call);
    return this.#calls[at]?.callId === call.callId ? at : -1;
  }

  /** Where the call stands, or would stand. */
  #placeOf(call: WaitingCall): number {
    let [from, to] = [0, this.#calls.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const there = this.#calls[middle];
      if (there !== undefined && byTurn(there, call) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
