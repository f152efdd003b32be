/** What a try to restart ICE came to. `not-now`: something else is under way, or there is no network; `over`: the call is. */
export type IceRestart = 'accepted' | 'not-now' | 'over';

/** A browser finds another of the ways it knows by itself, if there is one; so long it is left alone. */
const LEFT_ALONE_MS = 2_000;
/** From one restart to the next, while nothing is connected. */
const AGAIN_MS = 3_000;
/** Until what could not be done is tried again: jittered, for the other end may be waiting to do the same (RFC 3261 §14.1). */
const RETRY_MS = { least: 300, most: 900 };
/** So often what was asked for by a change of the network, and cannot be done, is tried while the call goes on all the same. */
const MOST_TRIES = 5;

/**
 * Restarts ICE when the device has another network than before, or the connection has no way left (RFC 8445 §2.4): a browser
 * gathers addresses only then, and those it knows may have gone with a network it had.
 */
export class IceCare implements Disposable {
  readonly #restart: () => Promise<IceRestart>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLost = false;
  #isRestarting = false;
  /** The network changed once more while ICE was being restarted. */
  #isDue = false;
  #tries = 0;
  #isOver = false;

  constructor(restart: () => Promise<IceRestart>) {
    this.#restart = restart;
  }

  networkChanged(): void {
    this.#tries = 0;
    void this.#now();
  }

  became(state: RTCIceConnectionState): void {
    if (state === 'connected' || state === 'completed') {
      this.#isLost = false;
      if (this.#tries === 0) clearTimeout(this.#timer);
    } else if (state === 'failed') {
      this.#isLost = true;
      void this.#now();
    } else if (state === 'disconnected' && !this.#isLost) {
      this.#isLost = true;
      this.#after(LEFT_ALONE_MS);
    }
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #now(): Promise<void> {
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    if (this.#isRestarting) {
      this.#isDue = true;
      return;
    }
    this.#isRestarting = true;
    const came = await this.#restart();
    this.#isRestarting = false;
    this.#goOn(came);
  }

  #goOn(came: IceRestart): void {
    if (this.#isOver || came === 'over') return this[Symbol.dispose]();
    const isDue = this.#isDue;
    this.#isDue = false;
    this.#tries = came === 'accepted' ? 0 : this.#tries + 1;
    if (isDue) return void this.#now();
    if (came === 'accepted') return this.#isLost ? this.#after(AGAIN_MS) : undefined;
    if (this.#isLost || this.#tries < MOST_TRIES)
      this.#after(RETRY_MS.least + Math.random() * (RETRY_MS.most - RETRY_MS.least));
    else this.#tries = 0;
  }

  #after(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#now(), ms);
  }
}
