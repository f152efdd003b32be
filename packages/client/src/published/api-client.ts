import { type AnyEndpoint, ENDPOINTS } from '@wpm/contract';
import type { z } from 'zod';
import { type Answer, refusedByNetwork } from '../answer.ts';
import { type Channel, openChannel, openFileChannel } from '../channel.ts';
import { knownCode } from '../connect.ts';
import { readReportExportBy } from '../export-client.ts';
import { readOutput } from '../read-output.ts';
import { soundMethods, type SoundClient } from '../sound-client.ts';
import { wireRequestOf } from '../wire-request.ts';

export type ApiClientOptions = {
  /** Origin of the platform, `https://phone.example`. */
  readonly baseUrl: string;
  /** A key of the API, `wpk_…`. It stays on a server: who has it may do what it may. */
  readonly key: string;
  readonly fetch?: typeof globalThis.fetch;
};

/** How a request is sent. */
export type SendOptions = {
  /** Sent again with the same key, as after a lost answer, it is done once (a UUID does). */
  readonly idempotencyKey?: string;
};

type Contract = typeof ENDPOINTS;
/** What a program does by a key: all but what is there for who is not signed in yet. */
type Keyed = { [N in keyof Contract]: Contract[N]['right'] extends 'public' ? never : N }[keyof Contract];

/** Endpoints of the contract as methods of their names. A method never rejects. */
export type ApiClient = SoundClient & {
  readonly [N in Keyed]: (
    input?: z.input<Contract[N]['input']>,
    options?: SendOptions,
  ) => Promise<Answer<z.output<Contract[N]['output']>, Contract[N]['errors'][number]>>;
} & { readonly readReportExport: (exportId: string) => Promise<Answer<Blob>> };

const latestFetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

/** The API as a program uses it, by a key. */
export function createApiClient({ baseUrl, key, fetch = latestFetch }: ApiClientOptions): ApiClient {
  const channel = openChannel(baseUrl, fetch);
  const files = openFileChannel(baseUrl, fetch);
  const keyed = {
    send: (path: string, file: Blob) => files.send(path, file, key),
    read: (path: string) => files.read(path, key),
  };
  const methods = Object.entries(ENDPOINTS)
    .filter(([, endpoint]) => endpoint.right !== 'public')
    .map(([name, endpoint]) => [name, methodOf(endpoint, channel, key)]);
  return {
    ...Object.fromEntries(methods),
    ...soundMethods(keyed),
    readReportExport: readReportExportBy(keyed),
  };
}

function methodOf(endpoint: AnyEndpoint, channel: Channel, key: string) {
  return async (input: object = {}, { idempotencyKey }: SendOptions = {}): Promise<Answer<unknown, string>> => {
    const request = wireRequestOf(endpoint, Object.fromEntries(Object.entries(input)));
    const reply = await channel({ ...request, ...(idempotencyKey !== undefined && { idempotencyKey }) }, key);
    if (!reply.ok) return { ok: false, error: { ...reply.error, code: knownCode(endpoint.errors, reply.error.code) } };
    const value = readOutput(endpoint.output, reply.value.json);
    return value === undefined ? refusedByNetwork('network/garbled') : { ok: true, value };
  };
}
