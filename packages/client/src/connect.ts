import {
  type AnyEndpoint,
  type App,
  COMMON_ERRORS,
  type CommonError,
  type Endpoint,
  PHONE_ENDPOINTS,
  type Schema,
  type Session,
} from '@wpm/contract';
import type { z } from 'zod';
import { type Answer, NETWORK_ERRORS, type NetworkError, refusedByNetwork } from './answer.ts';
import { type Channel, type FileChannel, type Reply, openChannel, openFileChannel } from './channel.ts';
import { readOutput } from './read-output.ts';
import { type AppPlace, type Exclusively, SessionKeeper, type SessionState } from './session-keeper.ts';
import { listenLater } from './stream/listen-later.ts';
import type { StreamListener } from './stream/stream-options.ts';
import { wireRequestOf } from './wire-request.ts';

export type ClientOptions = {
  /** Origin of the platform without a slash at its end; empty in a page the platform itself serves. */
  readonly baseUrl: string;
  readonly app: App;
  /** The page is framed by one of a CRM, where it has a session of its own (F48). */
  readonly embedded?: boolean;
  readonly fetch?: typeof globalThis.fetch;
  /** How tabs take turns at refreshing; by default the Web Locks API where there is one. */
  readonly exclusively?: Exclusively;
};

/** Endpoints of the contract as methods of their names; `app` is filled in. A method never rejects. */
export type MethodsOf<E extends Readonly<Record<string, AnyEndpoint>>> = {
  readonly [N in Exclude<keyof E, 'refreshSession'>]: (
    input: Omit<z.input<E[N]['input']>, 'app' | 'embedded'>,
  ) => Promise<Answer<z.output<E[N]['output']>, E[N]['errors'][number]>>;
};

/** What every application has of the platform beside its endpoints. */
export type Connected = {
  readonly session: {
    readonly getState: () => SessionState;
    readonly subscribe: (listener: () => void) => () => void;
    /** Tries the refresh cookie: who was logged in before a reload still is. Also renews a session early. */
    readonly restore: () => Promise<Answer<Session, string>>;
    /** Logs out here alone, where the platform cannot be told now. */
    readonly leave: () => void;
  };
  /** The user's events from now on, until what it returns is disposed. */
  readonly listen: (listener: StreamListener) => Disposable;
};

/** The page's own at the time of the request: what stands in for it later (a gallery, a test) is asked then. */
const latestFetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

/** One session of one application: how its endpoints become methods, and what beside them it has. */
export function connect(options: ClientOptions) {
  const { app, embedded = false, baseUrl, fetch = latestFetch, exclusively = oneTabAtATime } = options;
  const channel = openChannel(baseUrl, fetch);
  const place: AppPlace = { app, ...(embedded && { embedded }) };
  const keeper = new SessionKeeper(place, channel, exclusively);
  const method = methods(channel, keeper);
  const files = filesOf(openFileChannel(baseUrl, fetch), keeper);
  const enter = method(PHONE_ENDPOINTS.signIn, (session, reply) => keeper.adopt(session, reply.clockOffsetMs));
  const leave = method(PHONE_ENDPOINTS.signOut, () => keeper.end(null));
  const connected: Connected = {
    session: {
      getState: keeper.getState,
      subscribe: keeper.subscribe,
      restore: () => keeper.refresh(),
      leave: () => keeper.end(null),
    },
    listen: (listener) => listenLater(baseUrl, keeper, listener),
  };
  return {
    method,
    files,
    connected: {
      ...connected,
      signIn: (input: Omit<z.input<typeof PHONE_ENDPOINTS.signIn.input>, 'app'>) => enter({ ...input, app }),
      signOut: () => leave(place),
    },
  };
}

export type Method = ReturnType<typeof methods>;

/** Makes the method of an endpoint: sends its input, renews the session once where it was refused, reads its output. */
function methods(channel: Channel, keeper: SessionKeeper) {
  return <I extends Schema, O extends Schema, E extends string>(
    endpoint: Endpoint<I, O, E>,
    accepted?: (value: z.output<O>, reply: Reply) => void,
  ) =>
    async (input: z.input<I>): Promise<Answer<z.output<O>, E>> => {
      const request = wireRequestOf(endpoint, Object.fromEntries(Object.entries(Object(input))));
      const reply = await (endpoint.right === 'public'
        ? channel(request)
        : renewing(keeper, (token) => channel(request, token)));
      if (!reply.ok)
        return { ok: false, error: { ...reply.error, code: knownCode(endpoint.errors, reply.error.code) } };
      const value = readOutput(endpoint.output, reply.value.json);
      if (value === undefined) return refusedByNetwork('network/garbled');
      accepted?.(value, reply.value);
      return { ok: true, value };
    };
}

/** What a session sends and reads as it is, with the token of the time. */
function filesOf(channel: FileChannel, keeper: SessionKeeper): FileChannel {
  return {
    send: (path, file) => renewing(keeper, (token) => channel.send(path, file, token)),
    read: (path) => renewing(keeper, (token) => channel.read(path, token)),
  };
}

/** Sends with the token there is, and once more where the session had to be renewed first. */
async function renewing<Value>(
  keeper: SessionKeeper,
  send: (token: string | undefined) => Promise<Answer<Value, string>>,
): Promise<Answer<Value, string>> {
  const answer = await send(await keeper.token());
  if (answer.ok || answer.error.status !== 401 || !(await keeper.refresh()).ok) return answer;
  return send(await keeper.token());
}

/** The code as the contract knows it; what only a newer platform knows is a fault to us. */
export function knownCode<E extends string>(errors: readonly E[], code: string): E | CommonError | NetworkError {
  return [...errors, ...COMMON_ERRORS, ...NETWORK_ERRORS].find((known) => known === code) ?? 'platform/fault';
}

/** A browser denies the locks to a page that another site frames where it denies it storage: then nobody shares the cookie either. */
const oneTabAtATime: Exclusively = async (name, task) => {
  if (globalThis.navigator?.locks === undefined) return task();
  let isBegun = false;
  const begun = () => {
    isBegun = true;
    return task();
  };
  try {
    return await navigator.locks.request(name, begun);
  } catch (error) {
    if (isBegun) throw error;
    return task();
  }
};
