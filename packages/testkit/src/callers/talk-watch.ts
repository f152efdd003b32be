import { askPlatform, callAnswer } from '@wpm/server';

/**
 * Knows from the platform of this machine whose calls a user has taken: by SIP alone a customer who waits in a queue is answered like one
 * who is spoken to. Where no such platform is to be asked, every answer counts as a user's.
 */
export class TalkWatch implements AsyncDisposable {
  readonly #talking = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  #over = false;
  readonly #enough = new AbortController();
  readonly #reading: Promise<void>;

  /** @param socket of the operator, in the platform's data folder */
  constructor(socket: string) {
    this.#reading = this.#read(socket);
  }

  /** Resolves when a user talks in the call of this id, or when nobody can say. */
  talks(callId: string): Promise<void> {
    if (this.#over || this.#talking.has(callId)) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(callId, resolve);
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#enough.abort();
    await this.#reading;
  }

  async #read(socket: string): Promise<void> {
    try {
      const answers = askPlatform(socket, { verb: 'calls', follow: true }, this.#enough.signal);
      for await (const answer of answers) if (answer.ok) this.#heard(answer.value);
    } catch {
      // No platform, or one of another version: then it is as it was without this.
    } finally {
      this.#end();
    }
  }

  #heard(value: unknown): void {
    const { callId, state } = callAnswer.parse(value);
    if (state !== 'talks') return void this.#talking.delete(callId);
    this.#talking.add(callId);
    this.#waiting.get(callId)?.();
    this.#waiting.delete(callId);
  }

  #end(): void {
    this.#over = true;
    for (const go of this.#waiting.values()) go();
    this.#waiting.clear();
  }
}
