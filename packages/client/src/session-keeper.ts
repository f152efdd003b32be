import { type Account, type App, PHONE_ENDPOINTS, type Problem, type Session } from '@wpm/contract';
import { type Answer, refusedByNetwork } from './answer.ts';
import type { Channel, Reply } from './channel.ts';
import { readOutput } from './read-output.ts';
import { wireRequestOf } from './wire-request.ts';

/** Refresh this long before the access token dies, so that no request leaves with one that expires on its way. */
const REFRESH_AHEAD_MS = 30_000;

/**
 * Whether somebody is logged in, as this application knows it. `unknown` until the refresh cookie was tried;
 * `why` is the code that ended the session, null where nobody had logged in or the user logged out; `takenOver` says where the user
 * went on, where that ended it (F09).
 */
export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-in'; readonly account: Account }
  | { readonly kind: 'signed-out'; readonly why: string | null; readonly takenOver?: TakenOver };

/** Which device the user went on with, and when. */
export type TakenOver = NonNullable<Problem['takenOver']>;

/** Which application, and whether a page of a CRM frames it; left out where none does. */
export type AppPlace = { readonly app: App; readonly embedded?: true };

/** Runs a task while no other tab of the same app runs one. */
export type Exclusively = <T>(name: string, task: () => Promise<T>) => Promise<T>;

type Token = { readonly value: string; readonly diesAt: number };

/**
 * Holds the access token (in memory only) and renews it by the refresh cookie: before it expires, once for any number of waiting
 * requests, and one tab after the other, because a refresh token that is used twice ends the session (trust 15).
 */
export class SessionKeeper {
  #state: SessionState = { kind: 'unknown' };
  #token: Token | undefined;
  #refreshing: Promise<Answer<Session, string>> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #app: AppPlace;
  readonly #channel: Channel;
  readonly #exclusively: Exclusively;

  constructor(app: AppPlace, channel: Channel, exclusively: Exclusively) {
    this.#app = app;
    this.#channel = channel;
    this.#exclusively = exclusively;
  }

  readonly getState = (): SessionState => this.#state;

  /** @returns a function that ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  adopt(session: Session, clockOffsetMs: number): void {
    const lifetime = Date.parse(session.accessTokenExpiresAt) - (Date.now() + clockOffsetMs);
    this.#token = { value: session.accessToken, diesAt: performance.now() + lifetime };
    this.#become({ kind: 'signed-in', account: session.account });
  }

  end(why: string | null, takenOver?: TakenOver): void {
    this.#token = undefined;
    this.#become({ kind: 'signed-out', why, ...(takenOver && { takenOver }) });
  }

  /** The access token to send, renewed first where it is about to die; undefined where there is none. */
  async token(): Promise<string | undefined> {
    if (this.#token !== undefined && this.#token.diesAt - performance.now() < REFRESH_AHEAD_MS) await this.refresh();
    return this.#token?.value;
  }

  /** Renews the session by its cookie. A refusal by the platform ends it; a network that failed does not. */
  refresh(): Promise<Answer<Session, string>> {
    this.#refreshing ??= this.#exclusively(`wpm.refresh.${this.#app.app}`, () => this.#renew()).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #renew(): Promise<Answer<Session, string>> {
    const reply = await this.#channel(wireRequestOf(PHONE_ENDPOINTS.refreshSession, this.#app));
    const answer = reply.ok ? this.#read(reply.value) : reply;
    // Requests that were on their way when the session ended ask in vain later, without the cookie the first refusal took: its word stands.
    if (!answer.ok && answer.error.code.startsWith('session/') && this.#state.kind !== 'signed-out') {
      const wasSignedIn = this.#state.kind === 'signed-in';
      const why = answer.error.code === 'session/required' && !wasSignedIn ? null : answer.error.code;
      this.end(why, answer.error.takenOver);
    }
    return answer;
  }

  #read(reply: Reply): Answer<Session, string> {
    const value = readOutput(PHONE_ENDPOINTS.refreshSession.output, reply.json);
    if (value === undefined) return refusedByNetwork('network/garbled');
    this.adopt(value, reply.clockOffsetMs);
    return { ok: true, value };
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
