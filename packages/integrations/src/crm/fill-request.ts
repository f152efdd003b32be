import { fillTemplate, inAddress, inHeader, inJson } from './template.ts';

/** A request by template, as an administrator wrote it. */
export type RequestTemplate = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
};

/** A request as it is sent. */
export type FilledRequest = {
  readonly method: RequestTemplate['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Values by their places, and the connector's secrets by their names. */
export type Filling = {
  readonly values: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};

/** What is sent for these values. The host is the template's own: no value stands in it. */
export function fillRequest({ method, url, headers, body }: RequestTemplate, filling: Filling): FilledRequest {
  const valueOf = (place: string) =>
    place.startsWith('secrets.')
      ? ownOf(filling.secrets, place.slice('secrets.'.length))
      : ownOf(filling.values, place);
  const own = headers.map(({ name, value }) => [name.toLowerCase(), fillTemplate(value, valueOf, inHeader)]);
  return {
    method,
    url: fillTemplate(url, valueOf, inAddress),
    headers: { accept: 'application/json', ...Object.fromEntries(own) },
    body: method === 'GET' ? '' : fillTemplate(body, valueOf, inJson),
  };
}

const ownOf = (values: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(values, name) ? values[name] : undefined;
