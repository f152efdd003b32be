import type { App, SESSION_ENDPOINTS } from '@wpm/contract';
import { PASSWORD } from './server.fixture.ts';

/** What came back: the status, the body as JSON where it is some, and the headers. */
export type Reply = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

export type Sending = { readonly token?: string; readonly headers?: Record<string, string>; readonly body?: unknown };

/** A browser of one user: keeps the cookies, sends what it is told. */
export class Browser {
  readonly #url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async send(method: string, path: string, { token, headers, body }: Sending = {}): Promise<Reply> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(this.cookies.size > 0 && {
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return { status: response.status, body: objectOf(await response.text()), headers: response.headers };
  }

  signIn(login: string, changes: Record<string, unknown> = {}): Promise<Reply> {
    const app: App = login === 'admin' || login === 'supervisor' ? 'console' : 'phone';
    return this.send('POST', '/api/v1/sessions', {
      body: { app, login, domain: 'demo.local', password: PASSWORD, ...changes },
    });
  }

  /** @returns the access token. @throws if it is refused */
  async token(login: string): Promise<string> {
    const { body } = await this.signIn(login);
    if (typeof body['accessToken'] !== 'string') throw new Error(`${login} is refused: ${JSON.stringify(body)}`);
    return body['accessToken'];
  }

  refresh(app: App = 'phone'): Promise<Reply> {
    return this.send('POST', '/api/v1/sessions/refresh', { body: { app } });
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : { text };
  } catch {
    return { text };
  }
}

/** What the endpoints of a user's own sessions answer one who is signed in twice; and `signOut` the one who signs out. */
export async function sessionAnswers(
  url: string,
  leaving: Browser,
): Promise<Record<Extract<keyof typeof SESSION_ENDPOINTS, `${string}MySession${'' | 's'}`> | 'signOut', Reply>> {
  const browser = new Browser(url);
  await browser.token('piotr');
  const token = await browser.token('piotr');
  const listMySessions = await browser.send('GET', '/api/v1/me/sessions', { token });
  const [id] = /[0-9a-f-]{36}(?="[^{}]*"isThis":false)/.exec(JSON.stringify(listMySessions.body)) ?? [];
  const endMySession = await browser.send('POST', `/api/v1/me/sessions/${id}/end`, { token });
  const signOut = await leaving.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  return { listMySessions, endMySession, signOut };
}
