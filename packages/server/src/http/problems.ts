import type { Problem } from '@wpm/contract';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { requestFailed, type Sink } from '../events.ts';
import { type Refusal, REFUSALS } from './refusal.ts';

/** Sends a refusal as a problem (RFC 9457). `status` differs from the code's own where HTTP has a finer one. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, status?: number): FastifyReply {
  const known = REFUSALS[refusal.code];
  const { fields, reasons, dependents, ...rest } = refusal;
  const body: Problem = {
    type: `urn:wpm:problem:${refusal.code}`,
    title: known.title,
    status: status ?? known.status,
    ...rest,
    ...(fields && { fields: { ...fields } }),
    ...(reasons && { reasons: { ...reasons } }),
    ...(dependents && { dependents: [...dependents] }),
  };
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter);
  return reply.code(body.status).type('application/problem+json').send(body);
}

/** Makes a problem of whatever Fastify or a handler throws. What is no fault of the client's is logged, never shown. */
export function addErrorHandler(app: FastifyInstance, sink: Pick<Sink, 'log'>): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 429) {
      return sendRefusal(reply, { code: 'request/too-many', retryAfter: Number(reply.getHeader('retry-after') ?? 60) });
    }
    if (status === 413) return sendRefusal(reply, { code: 'request/too-large' });
    // 400 not JSON, 415 another type: each has its own status and both mean the same to an application.
    if (status >= 400 && status < 500) return sendRefusal(reply, { code: 'request/malformed' }, status);
    requestFailed(sink, { endpoint: `${request.method} ${request.routeOptions.url ?? ''}`, cause: error });
    return sendRefusal(reply, { code: 'platform/fault' });
  });
}
