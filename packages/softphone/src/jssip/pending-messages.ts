/** RFC 3261 §17.1: who sent a request has given up by then (64·T1), an INVITE that rang by when nobody lets one ring any longer. */
const GIVEN_UP_MS = 32_000;
const RANG_OUT_MS = 180_000;

type Unanswered = { readonly message: string; until: number };

/**
 * What has to go out again after a lost connection: requests without a final answer, whether or not they were sent, and other
 * messages that were not. An ACK or a response is not answered, so it is only kept if it was not sent.
 * A request is forgotten when its sender has given it up: hours later it would begin a call nobody wants any more.
 */
export class PendingMessages {
  readonly #unanswered = new Map<string, Unanswered>();
  readonly #kept = new Set<string>();

  /** Notes a request that goes out and waits for its final answer. */
  sending(message: string): void {
    const transaction = isRequest(message) ? transactionOf(message) : undefined;
    this.#forgetGivenUp();
    if (transaction !== undefined) this.#unanswered.set(transaction, { message, until: Date.now() + GIVEN_UP_MS });
  }

  /** Keeps a message that could not be sent. */
  keep(message: string): void {
    if (!isRequest(message)) this.#kept.add(message);
  }

  /** A final answer (2xx–6xx) ends its transaction; where it rings (1xx), it is waited for longer. */
  received(message: string): void {
    const transaction = /^SIP\/2\.0 [1-6]/.test(message) ? transactionOf(message) : undefined;
    if (transaction === undefined) return;
    const unanswered = this.#unanswered.get(transaction);
    if (!message.startsWith('SIP/2.0 1')) this.#unanswered.delete(transaction);
    else if (unanswered && transaction.endsWith(' INVITE')) unanswered.until = Date.now() + RANG_OUT_MS;
  }

  /** Everything to send now, requests first; only requests are remembered further, until they are answered. */
  take(): readonly string[] {
    this.#forgetGivenUp();
    const messages = [...Array.from(this.#unanswered.values(), ({ message }) => message), ...this.#kept];
    this.#kept.clear();
    return messages;
  }

  clear(): void {
    this.#unanswered.clear();
    this.#kept.clear();
  }

  #forgetGivenUp(): void {
    const now = Date.now();
    for (const [transaction, { until }] of this.#unanswered) if (until <= now) this.#unanswered.delete(transaction);
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
