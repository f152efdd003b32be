/**
 * What is being found out for calls outside their mailboxes. A call may end meanwhile, and the answer is counted where it is
 * given (a permission to dial, a place on a trunk): until it is there, the end of the call must not be told.
 */
export class Questions {
  readonly #open = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();

  /** Passes the answer on as it comes. */
  async ask<T>(callId: string, answer: Promise<T>): Promise<T> {
    this.#open.set(callId, (this.#open.get(callId) ?? 0) + 1);
    try {
      return await answer;
    } finally {
      this.#answered(callId);
    }
  }

  /** Tells once nothing is asked for the call any more: at once, or when the last answer is there. */
  whenAnswered(callId: string, then: () => void): void {
    if (this.#open.has(callId)) this.#waiting.set(callId, then);
    else then();
  }

  #answered(callId: string): void {
    const left = (this.#open.get(callId) ?? 0) - 1;
    if (left > 0) return void this.#open.set(callId, left);
    this.#open.delete(callId);
    const then = this.#waiting.get(callId);
    this.#waiting.delete(callId);
    then?.();
  }
}
