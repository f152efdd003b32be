import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { directoryChanged } from '../events.ts';
import { languageAsked, PLAIN_PAGE_STYLES } from '../http/plain-page.ts';
import { apiRequest } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';
import { LEAVING_PAGE } from './leaving-links.ts';
import { type LeavingPage, printLeavingPage } from './print-leaving-page.ts';

const asks = z.object({ token: z.string().max(1_000) });
const STYLES = `${LEAVING_PAGE}/page.css`;
/** Of a source, in a minute. */
const MOST = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } };

/**
 * The page behind the link of a mailed report (F46). To open it does nothing, for programs that look into mail open what they find; its
 * button does, and so does a mail program by itself (RFC 8058). What is sent with that is not looked at: the address says it all.
 */
export async function addLeavingPage(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  app.get(STYLES, (_request, reply) => reply.type('text/css; charset=utf-8').send(PLAIN_PAGE_STYLES));
  await app.register(async (scope) => {
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
    scope.addContentTypeParser(forms, { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
    scope.get(LEAVING_PAGE, MOST, async (request, reply) => {
      const found = await foundMailing(deps, request);
      return send(
        request,
        reply,
        found ? { kind: found.isRecipient ? 'ask' : 'left', view: found.view } : { kind: 'void' },
      );
    });
    scope.post(LEAVING_PAGE, MOST, async (request, reply) => send(request, reply, await left(deps, request, reply)));
  });
}

/** Whose mailing the link ends, while the address it was sent to is still theirs. Why there is none is not told. */
async function foundMailing({ leavingLinks, store }: ServerDeps, { query }: FastifyRequest) {
  const asked = asks.safeParse(query);
  const grant = asked.success ? leavingLinks.grantOf(asked.data.token) : undefined;
  const found = grant && (await store.reportMailings.addressed(grant));
  if (!grant || !found || found.email === null || leavingLinks.markOf(found.email) !== grant.mark) return undefined;
  return { ...found, ...grant };
}

/** Who has left already has left: a mail program may ask twice. */
async function left(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<LeavingPage> {
  const found = await foundMailing(deps, request);
  if (!found) return { kind: 'void' };
  const { viewId, accountId, tenantId, view } = found;
  const { source } = apiRequest(request, reply);
  const by = { at: deps.now(), source, tenantId, accountId };
  if (await deps.store.reportMailings.leave({ viewId, tenantId, accountId }, by, 'link')) {
    const actor = { source, tenantId, accountId };
    await directoryChanged(deps.sink, actor, { action: 'report-mailing.leave', subject: viewId, result: 'ok' });
  }
  return { kind: 'left', view };
}

function send(request: FastifyRequest, reply: FastifyReply, page: LeavingPage): FastifyReply {
  reply.header('cache-control', 'no-store').header('vary', 'accept-language');
  return reply
    .code(page.kind === 'void' ? 410 : 200)
    .type('text/html; charset=utf-8')
    .send(printLeavingPage(page, languageAsked(request.headers['accept-language']), STYLES));
}
