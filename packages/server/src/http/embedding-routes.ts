import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import process from 'node:process';
import { EMBEDDING_PATH } from '@wpm/contract';
import { EMBEDDING_SCRIPT, escaped } from '@wpm/integrations';
import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from '../server-deps.ts';
import { allowFraming } from './security-headers.ts';
import { pageOfApp } from './static-apps.ts';

/** The script that a CRM's page opens the phone with. */
export const EMBEDDING_SCRIPT_PATH = '/embed.js';

/**
 * The phone as a page of a CRM frames it (F48): the same page as ever, told which origins may, in its policy for the browser and in itself
 * for the messages it takes. And the script for the CRM's side.
 */
export async function addEmbeddingRoutes(app: FastifyInstance, { store }: Pick<ServerDeps, 'store'>): Promise<void> {
  const source = await readFile(EMBEDDING_SCRIPT, 'utf8');
  let script: string | undefined;
  app.get(EMBEDDING_SCRIPT_PATH, (_request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send((script ??= asJavaScript(source))),
  );
  const page = await pageOfApp('phone');
  if (page === undefined) return;
  app.get<{ Params: { domain: string } }>(`${EMBEDDING_PATH}:domain`, async (request, reply) => {
    const origins = await store.crmPolicies.originsOf(request.params.domain.slice(0, 253));
    allowFraming(reply, origins);
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
    return reply.send(
      page.replace('<head>', `<head><meta name="wpm-embedders" content="${escaped(origins.join(' '))}">`),
    );
  });
}

/**
 * TypeScript without its types, once, when somebody asks. Node warns that the function which does it may change; which Node runs us
 * is pinned, so that says nothing to an operator and does not go into their log. Nobody else can warn meanwhile.
 */
function asJavaScript(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
