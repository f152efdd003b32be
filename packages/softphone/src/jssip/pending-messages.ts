/**
 * What has to go out again after a lost connection: requests without a final answer, whether or not they were sent, and other
 * messages that were not. An ACK or a response is not answered, so it is only kept if it was not sent.
 */
export class PendingMessages {
  readonly #unanswered = new Map<string, string>();
  readonly #kept = new Set<string>();

  /** Notes a request that goes out and waits for its final answer. */
  sending(message: string): void {
    const transaction = isRequest(message) ? transactionOf(message) : undefined;
    if (transaction !== undefined) this.#unanswered.set(transaction, message);
  }

  /** Keeps a message that could not be sent. */
  keep(message: string): void {
    if (!isRequest(message)) this.#kept.add(message);
  }

  /** A final answer (2xx–6xx) ends its transaction. */
  received(message: string): void {
    const transaction = /^SIP\/2\.0 [2-6]/.test(message) ? transactionOf(message) : undefined;
    if (transaction !== undefined) this.#unanswered.delete(transaction);
  }

  /** Everything to send now, requests first; only requests are remembered further, until they are answered. */
  take(): readonly string[] {
    const messages = [...this.#unanswered.values(), ...this.#kept];
    this.#kept.clear();
    return messages;
  }

  clear(): void {
    this.#unanswered.clear();
    this.#kept.clear();
  }
}

function isRequest(message: string): boolean {
  return /^(?!ACK )[A-Z]+ sips?:/.test(message);
}

/** RFC 3261 §17.1.3: the branch and the method of the CSeq; a CANCEL has the branch of its INVITE. */
function transactionOf(message: string): string | undefined {
  const branch = /^(?:Via|v)\s*:[^\r\n]*?;\s*branch=([^;,\s]+)/im.exec(message)?.[1];
  const method = /^CSeq\s*:\s*\d+\s+([A-Z]+)/im.exec(message)?.[1];
  return branch === undefined || method === undefined ? undefined : `${branch} ${method}`;
}
