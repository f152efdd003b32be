import { type Problem, problem } from '@wpm/contract';
import { type Answer, type NetworkError, type RequestError, refusedByNetwork } from './answer.ts';
import type { WireRequest } from './wire-request.ts';

/** Long enough for a slow mobile network, short enough that a button does not hang for ever. */
const ANSWER_WITHIN_MS = 15_000;
/** A file takes the time its line needs. */
const FILE_WITHIN_MS = 120_000;

/** What came back, and how far the platform's wall clock is from ours (ms to add to ours), where it said. */
export type Reply = { readonly json: unknown; readonly clockOffsetMs: number };

export type Channel = (request: WireRequest, token?: string) => Promise<Answer<Reply, string>>;

/** What goes and comes as it is, not as JSON; paths are relative to `/api/v1`. */
export type FileChannel = {
  readonly send: (path: string, file: Blob, token?: string) => Promise<Answer<Reply, string>>;
  readonly read: (path: string, token?: string) => Promise<Answer<Blob, string>>;
};

/** Sends requests to `${baseUrl}/api/v1` and tells a refusal of the platform from a network that failed. */
export function openChannel(baseUrl: string, fetch: typeof globalThis.fetch): Channel {
  return async (request, token) => {
    try {
      const response = await fetch(`${baseUrl}/api/v1${request.path}`, {
        method: request.method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        headers: {
          accept: 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
      });
      return replyOf(response, await response.text());
    } catch {
      return refusedByNetwork('network/unreachable');
    }
  };
}

/** Sends and reads files of `${baseUrl}/api/v1`. */
export function openFileChannel(baseUrl: string, fetch: typeof globalThis.fetch): FileChannel {
  const ask = (path: string, token: string | undefined, init: RequestInit): Promise<Response> =>
    fetch(`${baseUrl}/api/v1${path}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(FILE_WITHIN_MS),
      ...init,
      headers: {
        ...(init.body instanceof Blob && { 'content-type': init.body.type || 'application/octet-stream' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
  return {
    send: async (path, file, token) => {
      try {
        const response = await ask(path, token, { method: 'POST', body: file });
        return replyOf(response, await response.text());
      } catch {
        return refusedByNetwork('network/unreachable');
      }
    },
    read: async (path, token) => {
      try {
        const response = await ask(path, token, { method: 'GET' });
        if (response.ok) return { ok: true, value: await response.blob() };
        const reply = replyOf(response, await response.text());
        return reply.ok ? refusedByNetwork('network/garbled') : reply;
      } catch {
        return refusedByNetwork('network/unreachable');
      }
    },
  };
}

function replyOf(response: Response, text: string): Answer<Reply, string> {
  const json = parsed(text);
  if (json === undefined) return refused(response.status, 'network/garbled');
  if (response.ok) return { ok: true, value: { json, clockOffsetMs: clockOffset(response) } };
  const told = problem.safeParse(json);
  if (!told.success) return refused(response.status, 'network/garbled');
  return { ok: false, error: refusalIn(told.data) };
}

function refusalIn({
  code,
  status,
  fields,
  reasons,
  dependents,
  takenOver,
  retryAfter,
}: Problem): RequestError<string> {
  return {
    code,
    status,
    ...(fields && { fields }),
    ...(reasons && { reasons }),
    ...(dependents && { dependents }),
    ...(takenOver && { takenOver }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** A gateway that stands in for a platform that is down answers with its own page: for the user nothing was reached. */
function refused(status: number, code: NetworkError): Answer<never, string> {
  const gateway = status === 502 || status === 503 || status === 504;
  return { ok: false, error: { code: gateway ? 'network/unreachable' : code, status } };
}

function parsed(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function clockOffset(response: Response): number {
  const told = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(told) ? 0 : told - Date.now();
}
