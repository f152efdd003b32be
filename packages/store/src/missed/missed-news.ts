type Listener = (tenantId: string, missedIds: readonly string[]) => void;

/** Who wants to know of changes in the shared list, whichever write made them. */
export class MissedNews {
  readonly #listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  tell(tenantId: string, missedIds: readonly string[]): void {
    if (missedIds.length > 0) for (const listener of this.#listeners) listener(tenantId, missedIds);
  }
}
