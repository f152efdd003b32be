/** Tells who listens that a live call of a tenant is another by now, or is over. */
export class CallMoves {
  readonly #listeners = new Set<(tenantId: string) => void>();

  /** A call turned. */
  moved(tenantId: string): void {
    for (const listener of this.#listeners) listener(tenantId);
  }

  /** Listens until disposed. */
  listen(listener: (tenantId: string) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }
}
