// What is written by hand of the types of the published client; what follows is made of the contract.

/** What the way to the platform itself can do wrong. `network/garbled`: something answered that was not the platform. */
export type NetworkError = 'network/unreachable' | 'network/garbled';
export const NETWORK_ERRORS: readonly NetworkError[];

/** By the path of each field: a code of why it is wrong. */
export type FieldReasons = Readonly<Record<string, string>>;

/**
 * A refusal. `status` is the HTTP status, 0 where no answer came; `fields` says in English which fields are wrong, `reasons` the same
 * by codes; `dependents` are what stands in the way of taking something away; `retryAfter` is in seconds.
 */
export interface RequestError<Code extends string = never> {
  readonly code: Code | CommonError | NetworkError;
  readonly status: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly reasons?: FieldReasons;
  readonly dependents?: readonly Dependent[];
  readonly retryAfter?: number;
}

/** What a request comes to: its value, or a refusal as data. A request never rejects. */
export type Answer<Value, Code extends string = never> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RequestError<Code> };

export interface SendOptions {
  /** Sent again with the same key within a day, as after a lost answer, it is done once (a UUID does). By keys of the API alone. */
  readonly idempotencyKey?: string;
}

/** What is no JSON. */
export interface Files {
  /** Sends a file in any common format; what it became is saved as a sound (`createSound`). */
  readonly uploadSound: (file: Blob) => Promise<Answer<Readonly<Record<string, unknown>>, string>>;
  /** The sound as it is heard, WAV. */
  readonly readSound: (soundId: string) => Promise<Answer<Blob>>;
  /** The file of an export that is ready. */
  readonly readReportExport: (exportId: string) => Promise<Answer<Blob>>;
}

/** The API as a program uses it, by a key. */
export type ApiClient = Endpoints & Files;

export interface ApiClientOptions {
  /** Origin of the platform, `https://phone.example`. */
  readonly baseUrl: string;
  /** A key of the API, `wpk_…`. It stays on a server: who has it may do what it may. */
  readonly key: string;
  readonly fetch?: typeof globalThis.fetch;
}

export function createApiClient(options: ApiClientOptions): ApiClient;

export interface ClientOptions {
  /** Origin of the platform; empty in a page the platform itself serves. */
  readonly baseUrl: string;
  /** `console` for administrators and supervisors, `phone` for agents. */
  readonly app: 'phone' | 'console';
  /** Outside of browsers: `keepCookies()`, by which the session is renewed. */
  readonly fetch?: typeof globalThis.fetch;
}

export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-in'; readonly account: Account }
  | { readonly kind: 'signed-out'; readonly why: string | null };

/** Whether events come at the moment: `late` while the way to the platform is down and is tried again. */
export type StreamState = 'connecting' | 'live' | 'late' | 'ended';

export interface StreamListener {
  readonly onEvent: (event: RealtimeEvent) => void;
  /**
   * Events are missing: whatever was loaded before is to be loaded anew. Comes at the first connection as well, with the calls the
   * user has now, oldest first; the events that follow go on from them (`liveCallsAfter`).
   */
  readonly onStale: (now: { readonly liveCalls: readonly LiveCall[] }) => void;
  readonly onState?: (state: StreamState) => void;
}

/** Taken back by `[Symbol.dispose]()`. */
export interface Listening {
  [Symbol.dispose](): void;
}

/** A user's own session: all they may do, and what happens to them as it happens. */
export type Client = Endpoints &
  Files & {
    readonly signIn: (input: {
      readonly login: string;
      readonly domain: string;
      readonly password: string;
    }) => Promise<Answer<Session, string>>;
    readonly signOut: () => Promise<Answer<unknown, string>>;
    readonly session: {
      readonly getState: () => SessionState;
      /** @returns a function that ends the subscription */
      readonly subscribe: (listener: () => void) => () => void;
      readonly restore: () => Promise<Answer<Session, string>>;
    };
    /** The user's events from now on, over any number of lost connections; needs a `WebSocket` (browsers, Node 22 and later). */
    readonly listen: (listener: StreamListener) => Listening;
  };

export function createClient(options: ClientOptions): Client;

/** A `fetch` that keeps cookies, for sessions outside of browsers: of one platform and one user each. */
export function keepCookies(fetch?: typeof globalThis.fetch): typeof globalThis.fetch;

/** A refusal where there is no answer to put it in. */
export class RefusedError extends Error {
  readonly error: RequestError<string>;
}

/**
 * Everything of a list, page by page, as it is asked for: `for await (const call of itemsOf((page) => api.listCalls(page)))`.
 * Throws a RefusedError where a page is refused.
 */
export function itemsOf<Item>(
  list: (page: {
    readonly after?: string;
  }) => Promise<Answer<{ readonly items: readonly Item[]; readonly next: string | null }, string>>,
): AsyncGenerator<Item, void, undefined>;

/** The user's live calls after an event, oldest first: those that came with `onStale`, or were left by the event before. */
export function liveCallsAfter(calls: readonly LiveCall[], event: RealtimeEvent): readonly LiveCall[];

/** A delivery: `id` is the same at every try, so that you take it once. */
export interface WebhookMessage {
  readonly id: string;
  readonly version: 1;
  readonly event: string;
  /** UTC, ISO 8601. */
  readonly happenedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a delivery that was signed with the secret within five minutes of now; null where it was not: answer 401 and do nothing. */
export function verifyWebhook(request: {
  /** Of the request, with names in lower case, as Node has them, or as `Headers`. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, not as it was parsed: one byte more or less is another signature. */
  readonly body: string;
  /** `whsec_…` */
  readonly secret: string;
  readonly now?: Date;
}): Promise<WebhookMessage | null>;
