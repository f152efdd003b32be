/** `waiting`: a new version is installed and waits to take over; `behind`: it has, and this page is still the old one. */
export type Newer = 'none' | 'waiting' | 'behind';

export type UpdatePorts = {
  /** Has the version that waits take over; every window of the phone hears of it. */
  readonly takeOver: () => void;
  readonly reload: () => void;
};

/**
 * When this page changes over to a new version: when its user says so, or unseen, when they look elsewhere. Never under a call,
 * and only where it was begun here: another window that changes over takes nothing away from the one the user is in.
 */
export class Updates {
  readonly #ports: UpdatePorts;
  readonly #holds = new Set<symbol>();
  readonly #listeners = new Set<() => void>();
  #newer: Newer = 'none';
  #isBegun = false;

  constructor(ports: UpdatePorts) {
    this.#ports = ports;
  }

  readonly getState = (): Newer => this.#newer;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Holds updates back, while a call is up. @returns what lets them happen again */
  hold(): () => void {
    const hold = Symbol('hold');
    this.#holds.add(hold);
    return () => void this.#holds.delete(hold);
  }

  /** A new version is installed. */
  found(): void {
    if (this.#newer === 'none') this.#become('waiting');
  }

  /** Changes over, unless a call holds it back, or there is nothing newer. */
  start(): void {
    if (this.#holds.size > 0 || this.#newer === 'none') return;
    if (this.#newer === 'behind') return this.#ports.reload();
    this.#isBegun = true;
    this.#ports.takeOver();
  }

  /** The new version has taken over. A call may have begun since it was asked to: then the page stays as it is. */
  tookOver(): void {
    const isBegun = this.#isBegun;
    this.#isBegun = false;
    this.#become('behind');
    if (isBegun) this.start();
  }

  #become(newer: Newer): void {
    this.#newer = newer;
    for (const listener of this.#listeners) listener();
  }
}
