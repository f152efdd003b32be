type Jar = Map<string, { readonly path: string; readonly value: string }>;

/**
 * A `fetch` that keeps cookies, for sessions outside of browsers: of one platform and one user each. What is renewed by a cookie
 * could not be renewed otherwise.
 */
export function keepCookies(fetch: typeof globalThis.fetch = globalThis.fetch): typeof globalThis.fetch {
  const jar: Jar = new Map();
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    const sent = [...jar].filter(([, { path }]) => pathname.startsWith(path));
    if (sent.length > 0) headers.set('cookie', sent.map(([name, { value }]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };
}

function keep(jar: Jar, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', ...rest] = pair.split('=');
  const value = rest.join('=');
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('Path='.length) ?? '/';
  if (value === '') jar.delete(name);
  else jar.set(name, { path, value });
}
