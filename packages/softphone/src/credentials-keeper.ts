import type { SipCredentials } from './signalling/signalling.ts';

/** Asks the platform for SIP credentials (`client.issueSipCredentials`). Codes of the network mean: ask again. */
export type IssueCredentials = () => Promise<
  | { readonly ok: true; readonly value: SipCredentials }
  | { readonly ok: false; readonly error: { readonly code: string } }
>;

export interface CredentialsHandlers {
  issued(credentials: SipCredentials): void;
  /** The platform will not give any, whatever we try: the session is over, or may not make calls. */
  refused(code: string): void;
}

/** Renew when this share of the lifetime has passed. */
const RENEW_AFTER = 0.75;
const SOONEST_RENEWAL_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Keeps the phone in valid SIP credentials: the first at once, new ones before they expire and whenever asked, one request at a
 * time, with growing waits while the platform cannot be reached.
 */
export class CredentialsKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitMs = FIRST_RETRY_MS;
  #asking = false;
  #stopped = false;
  #lastAsked = -Infinity;
  readonly #issue: IssueCredentials;
  readonly #handlers: CredentialsHandlers;

  constructor(issue: IssueCredentials, handlers: CredentialsHandlers) {
    this.#issue = issue;
    this.#handlers = handlers;
  }

  /** Asks for new credentials; a peer that refuses them at once again is asked no faster than the waits grow. */
  renew(): void {
    const pause = this.#lastAsked + this.#waitMs - performance.now();
    if (pause <= 0) void this.#ask();
    else this.#schedule(pause);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** The credentials work: the next refusal starts with the shortest wait again. */
  proven(): void {
    this.#waitMs = FIRST_RETRY_MS;
  }

  async #ask(): Promise<void> {
    if (this.#asking || this.#stopped) return;
    this.#asking = true;
    this.#lastAsked = performance.now();
    this.#waitMs = Math.min(LAST_RETRY_MS, this.#waitMs * 2);
    const answer = await this.#issue();
    this.#asking = false;
    if (this.#stopped) return;
    if (answer.ok) {
      this.#schedule(Math.max(SOONEST_RENEWAL_MS, lifetimeOf(answer.value) * RENEW_AFTER));
      this.#handlers.issued(answer.value);
    } else if (answer.error.code.startsWith('session/')) {
      this.#handlers.refused(answer.error.code);
    } else {
      this.#schedule(this.#waitMs);
    }
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), afterMs);
  }
}

function lifetimeOf(credentials: SipCredentials): number {
  return Date.parse(credentials.expiresAt) - Date.now();
}
