type Listener = (accountId: string) => void;

/** Who wants to know that the messages of a user are others by now: one was left, or heard. */
export class MessageNews {
  readonly #listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  tell(accountId: string): void {
    for (const listener of this.#listeners) listener(accountId);
  }
}
