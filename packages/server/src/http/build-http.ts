import type { Server } from 'node:http';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { addExportRoute } from '../exports/export-route.ts';
import { addLeavingPage } from '../mailings/leaving-page.ts';
import { addGreetingRoutes } from '../greetings/greeting-routes.ts';
import { addAudioRoute } from '../recordings/audio-route.ts';
import { addCallPage } from '../placed-calls/call-page.ts';
import type { ServerDeps } from '../server-deps.ts';
import { addSoundRoutes } from '../sounds/sound-routes.ts';
import { addApiRoutes } from './api-routes.ts';
import { BODY_LIMIT } from './body-limit.ts';
import { addDescriptionRoutes } from './description-routes.ts';
import { addOperationRoutes } from './operation-routes.ts';
import { addEmbeddingRoutes } from './embedding-routes.ts';
import { originAllowed } from './origin.ts';
import { addErrorHandler, sendRefusal } from './problems.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { addStaticApps } from './static-apps.ts';

const READ_ONLY: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Builds everything that answers HTTP on a server that does not listen yet. */
export async function buildHttp(deps: ServerDeps, server: Server): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    serverFactory: (handler) => server.on('request', handler),
  });
  addErrorHandler(app, deps.sink);
  addJsonParser(app);
  await addSecurityHeaders(app, deps.settings.tls !== undefined);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  app.addHook('onRequest', async (request, reply) => {
    const isAllowed = READ_ONLY.includes(request.method) || originAllowed(request, deps.settings);
    return isAllowed ? undefined : sendRefusal(reply, { code: 'session/not-allowed' });
  });
  addApiRoutes(app, deps);
  addDescriptionRoutes(app);
  addAudioRoute(app, deps);
  addExportRoute(app, deps);
  await addSoundRoutes(app, deps);
  await addGreetingRoutes(app, deps);
  await addCallPage(app, deps);
  await addLeavingPage(app, deps);
  addOperationRoutes(app, deps);
  await addEmbeddingRoutes(app, deps);
  await addStaticApps(app);
  await app.ready();
  return app;
}

/** JSON and nothing else; an empty body is an empty input. Keys that would reach a prototype are refused. */
function addJsonParser(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body, done);
  });
}
