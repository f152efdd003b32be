import { ok, refuse, type Result } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rightsIn } from '../api-keys/api-caller.ts';
import { languageAsked, PLAIN_PAGE_STYLES } from '../http/plain-page.ts';
import { apiRequest } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';
import { callPlaced } from './call-placed.ts';
import type { CallGrant, IssuedGrant } from './call-links.ts';
import { type CallPage, printCallPage } from './print-call-page.ts';

/** Where links that place a call lead. */
export const CALL_PAGE = '/call';
const asks = z.object({ token: z.string().max(1_000) });
const STYLES = `${CALL_PAGE}/page.css`;
/** Clicks a source may make in a minute. */
const CLICKS_PER_MINUTE = 60;

/**
 * The page behind a link that places a call (F48). To open it does nothing, for mail programs and chats open what they are sent;
 * its button does.
 */
export async function addCallPage(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  app.get(STYLES, (_request, reply) => reply.type('text/css; charset=utf-8').send(PLAIN_PAGE_STYLES));
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
      done(null, undefined),
    );
    scope.get(CALL_PAGE, async (request, reply) => {
      const grant = grantOf(deps, request);
      return send(request, reply, grant ? await opened(deps, grant) : { kind: 'over' });
    });
    const limited = { config: { rateLimit: { max: CLICKS_PER_MINUTE, timeWindow: 60_000 } } };
    scope.post(CALL_PAGE, limited, async (request, reply) => send(request, reply, await click(deps, request, reply)));
  });
}

async function opened({ store }: ServerDeps, { dialled, onceId }: IssuedGrant): Promise<CallPage> {
  const isUsed = onceId !== undefined && (await store.usedCallLinks.isUsed(onceId));
  return isUsed ? { kind: 'used' } : { kind: 'ask', dialled };
}

async function click(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<CallPage> {
  const grant = grantOf(deps, request);
  if (!grant) return { kind: 'over' };
  const account = await userOfGrant(deps, grant);
  if (!account.ok) return { kind: 'refused', code: account.error.code };
  const { usedCallLinks } = deps.store;
  const { onceId, expiresAt } = grant;
  if (onceId !== undefined && !(await usedCallLinks.use(onceId, expiresAt))) return { kind: 'used' };
  const { id: accountId, tenantId } = account.value;
  const { dialled, campaignId } = grant;
  const ask = { tenantId, accountId, dialled, ...(campaignId !== null && { campaignId }) };
  const placed = await deps.telephony.placing.place(ask);
  const { source } = apiRequest(request, reply);
  await callPlaced(deps.sink, { source, tenantId, accountId }, { accountId, placed });
  if (onceId !== undefined) await (placed.ok ? usedCallLinks.forget(deps.now()) : usedCallLinks.giveBack(onceId));
  return placed.ok ? { kind: 'placed' } : { kind: 'refused', code: placed.error.code };
}

/** Whoever may not call any more since the link was made gets no call by it. */
async function userOfGrant(
  { store, now }: ServerDeps,
  { accountId }: CallGrant,
): Promise<Result<AccountRow, { readonly code: 'session/not-allowed' }>> {
  const account = await store.accounts.byId(accountId);
  const mayCall =
    account && !account.disabled && rightsIn(account, await store.licences.of(account.tenantId), now())('calls:make');
  return account && mayCall ? ok(account) : refuse({ code: 'session/not-allowed' });
}

function grantOf({ callLinks, now }: ServerDeps, { query }: FastifyRequest): IssuedGrant | undefined {
  const asked = asks.safeParse(query);
  return asked.success ? callLinks.grantOf(asked.data.token, now()) : undefined;
}

function send(request: FastifyRequest, reply: FastifyReply, page: CallPage): FastifyReply {
  const language = languageAsked(request.headers['accept-language']);
  const status = page.kind === 'over' || page.kind === 'used' ? 410 : page.kind === 'refused' ? 409 : 200;
  reply.header('cache-control', 'no-store').header('vary', 'accept-language');
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(printCallPage(page, language, STYLES));
}
