/** A `fetch` with cookies of its own, as one browser has them: of one site, by name and path. */
export function cookieFetch(): typeof globalThis.fetch {
  const jar = new Map<string, { readonly path: string; readonly value: string }>();
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    const cookies = [...jar].filter(([, cookie]) => url.pathname.startsWith(cookie.path));
    if (cookies.length > 0) headers.set('cookie', cookies.map(([name, { value }]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };
}

function keep(jar: Map<string, { path: string; value: string }>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', value = ''] = pair.split('=');
  const path = attributes.find((attribute) => attribute.startsWith('Path='))?.slice('Path='.length) ?? '/';
  if (value === '') jar.delete(name);
  else jar.set(name, { path, value });
}
