type Listener = (tenantId: string, recallIds: readonly string[]) => void;

/** Who wants to know of changes of recalls, whichever write made them. */
export class RecallNews {
  readonly #listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  tell(tenantId: string, recallIds: readonly string[]): void {
    if (recallIds.length > 0) for (const listener of this.#listeners) listener(tenantId, recallIds);
  }
}
