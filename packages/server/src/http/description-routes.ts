import { createHash } from 'node:crypto';
import { ENDPOINTS } from '@wpm/contract';
import { describeApi, type OpenApiDocument, PAGE_STYLES, printPage, SUMMARIES } from '@wpm/integrations';
import type { FastifyInstance } from 'fastify';
import { REFUSALS } from './refusal.ts';

/** Version of the description; it grows with what `/api/v1` can do. */
const VERSION = '1.0.0';

/** The API as OpenAPI 3.1, made of the contract (F48). */
export function describeOwnApi(): OpenApiDocument {
  return describeApi({ endpoints: ENDPOINTS, summaries: SUMMARIES, refusals: REFUSALS, version: VERSION });
}

/**
 * `/api/v1/openapi.json` for programs, `/api/v1/docs` for people. They say nothing of any tenant, so that anybody may read
 * them; who has the present one is told so.
 */
export function addDescriptionRoutes(app: FastifyInstance): void {
  // Made when somebody asks: it was a sixth of what the platform does before it is ready.
  const document = once(describeOwnApi);
  addText(app, '/api/v1/openapi.json', {
    type: 'application/json; charset=utf-8',
    text: () => JSON.stringify(document()),
  });
  addText(app, '/api/v1/docs', { type: 'text/html; charset=utf-8', text: () => printPage(document(), 'docs.css') });
  addText(app, '/api/v1/docs.css', { type: 'text/css; charset=utf-8', text: () => PAGE_STYLES });
}

type Text = { readonly type: string; readonly text: () => string };

function addText(app: FastifyInstance, url: string, { type, text }: Text): void {
  const tagged = once(() => {
    const made = text();
    return { text: made, tag: `"${createHash('sha256').update(made).digest('base64url').slice(0, 22)}"` };
  });
  app.get(url, (request, reply) => {
    const { tag, text: made } = tagged();
    reply.header('etag', tag).header('cache-control', 'no-cache');
    return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.type(type).send(made);
  });
}

/** The same function, which does its work the first time only. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
