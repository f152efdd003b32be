import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { hostOf } from './request.ts';

/** What a page of ours may load and run (trust 10): its own files, and no script that stands in the page itself. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const UNFRAMED = "frame-ancestors 'none'";

const PERMISSIONS =
  'microphone=(self), autoplay=(self), speaker-selection=(self), camera=(), geolocation=(), payment=()';

const HALF_A_YEAR_S = 180 * 86_400;

/** Adds the headers every answer carries. @param secure whether all of them go by TLS */
export async function addSecurityHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(helmet, {
    // Our own names the host the request came to.
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    // For browsers that do not know `frame-ancestors`.
    xFrameOptions: { action: 'deny' },
    // RFC 6797 §7.2: never without TLS. Other hosts of the domain are not ours to speak for.
    strictTransportSecurity: secure && { maxAge: HALF_A_YEAR_S, includeSubDomains: false },
  });
  app.addHook('onRequest', async (request, reply) => {
    const socket = `${request.protocol === 'https' ? 'wss' : 'ws'}://${hostOf(request)}`;
    // Not every browser takes the WebSocket of the same host for 'self'.
    reply.header('content-security-policy', `${CONTENT_POLICY}; ${UNFRAMED}; connect-src 'self' ${socket}`);
    reply.header('permissions-policy', PERMISSIONS);
  });
}

/**
 * Lets pages of these origins frame an answer (F48), and no others; of none, nobody. `X-Frame-Options` can name no origins: where
 * somebody may, it is not sent, and browsers that know nothing newer show the frame to anybody.
 */
export function allowFraming(reply: FastifyReply, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header('content-security-policy', policy.replace(UNFRAMED, `frame-ancestors ${origins.join(' ')}`));
  reply.removeHeader('x-frame-options');
  // A page that is isolated from others (COEP) takes no frame without it.
  reply.header('cross-origin-resource-policy', 'cross-origin');
}
