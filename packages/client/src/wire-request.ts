import type { AnyEndpoint } from '@wpm/contract';

/** A request as it goes over HTTP; `path` is relative to `/api/v1` and carries the query. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  /** Sent again with the same one, it is done once. */
  readonly idempotencyKey?: string;
};

/**
 * Splits the input of an endpoint: what the path names goes into the path, the rest into the query of a GET or DELETE and into
 * the JSON body otherwise. `undefined` is left out.
 * @throws TypeError where a path parameter is missing: a fault of the caller the types already forbid
 */
export function wireRequestOf(endpoint: AnyEndpoint, input: Readonly<Record<string, unknown>>): WireRequest {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${endpoint.path} needs ${name}`);
    rest.delete(name);
    return encodeURIComponent(value);
  });
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE') {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString();
    return { method: endpoint.method, path: query === '' ? path : `${path}?${query}` };
  }
  return { method: endpoint.method, path, body: JSON.stringify(Object.fromEntries(rest)) };
}
