import type { App } from '@wpm/contract';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_IDLE_MS } from '../sessions/tokens.ts';

/** A request as the endpoints see it: nothing of Fastify but what they need. */
export type ApiRequest = {
  /** The sender's address; of IPv6 its network of 64 bits, for that is what one sender has. */
  readonly source: string;
  /** What the browser or program says of itself, cut to what a person can read; empty where it says nothing. */
  readonly userAgent: string;
  /** Came by HTTPS. */
  readonly isSecure: boolean;
  /** The host it came to, with port, as the client wrote it; checked to be one. */
  readonly host: string;
  readonly accessToken: string | undefined;
  /** The header of that name as it came. */
  readonly idempotencyKey: string | undefined;
  readonly setHeader: (name: string, value: string) => void;
  readonly cookie: (name: CookieName) => string | undefined;
  /** `null` removes the cookie. */
  readonly setCookie: (name: CookieName, value: string | null) => void;
};

/** `refresh`: the refresh token of an application. `listener`: shows that a recording's link is used by its owner. */
type CookieUse = 'refresh' | 'listener';

/**
 * `embedded`: of the phone that a page of another site frames (F48, ADR 0057). A browser takes and sends no other cookie there, and keeps
 * this one apart for each site.
 */
export type CookieName = `${CookieUse}_${App}` | `${CookieUse}_phone_embedded`;

/** Where an application keeps its cookie. Only the phone is ever framed. */
export const cookieOf = (use: CookieUse, app: App, isEmbedded = false): CookieName =>
  isEmbedded && app === 'phone' ? `${use}_phone_embedded` : `${use}_${app}`;

const LONGEST_USER_AGENT = 300;

const COOKIE_PATH = { refresh: '/api/v1/sessions', listener: '/api/v1/recordings' } as const;

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

export function apiRequest(request: FastifyRequest, reply: FastifyReply): ApiRequest {
  const isSecure = request.protocol === 'https';
  return {
    source: normalizeIP(request.ip, 64),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT),
    isSecure,
    host: hostOf(request),
    accessToken: /^Bearer ([\w-]{16,128})$/i.exec(request.headers.authorization ?? '')?.[1],
    idempotencyKey: headerOf(request, 'idempotency-key'),
    setHeader: (name, value) => void reply.header(name, value),
    cookie: (name) => request.cookies[`wpm_${name}`],
    setCookie: (name, value) => {
      const path = name.startsWith('refresh') ? COOKIE_PATH.refresh : COOKIE_PATH.listener;
      const own = name.endsWith('_embedded')
        ? ({ sameSite: 'none', secure: true, partitioned: true } as const)
        : ({ sameSite: 'strict', secure: isSecure } as const);
      const options = { path, httpOnly: true, ...own };
      if (value === null) reply.clearCookie(`wpm_${name}`, options);
      else reply.setCookie(`wpm_${name}`, value, { ...options, maxAge: SESSION_IDLE_MS / 1_000 });
    },
  };
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'object' ? value.join(', ') : value;
}

/** The `Host` of the request if it looks like one, so that it may stand in a URL or a header; else where we listen. */
export function hostOf(request: FastifyRequest): string {
  const { host } = request.headers;
  if (host !== undefined && HOST.test(host)) return host;
  const { localAddress = 'localhost', localPort = 80 } = request.socket;
  return localAddress.includes(':') ? `[${localAddress}]:${localPort}` : `${localAddress}:${localPort}`;
}
