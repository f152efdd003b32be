import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { APPS, type App } from '@wpm/contract';
import { sendRefusal } from './problems.ts';

const HELP = fileURLToPath(new URL('../../../../docs/help/dist', import.meta.url));
const YEAR = 'public, max-age=31536000, immutable';

/** Serves the built apps at `/phone/` and `/console/`: their addresses are made by the apps, so each leads to the page. And the help. */
export async function addStaticApps(app: FastifyInstance): Promise<void> {
  await addHelp(app);
  for (const name of APPS) {
    if (!existsSync(distOf(name))) continue;
    await app.register(fastifyStatic, {
      root: distOf(name),
      prefix: `/${name}/`,
      preCompressed: true,
      cacheControl: false,
      decorateReply: name === firstBuilt(),
      // Files below assets/ carry a hash of their content in their name; all others keep their name when they change.
      setHeaders: (reply, file) => reply.header('cache-control', file.includes('/assets/') ? YEAR : 'no-cache'),
    });
  }
  app.get('/', (_request, reply) => reply.redirect('/phone/'));
  for (const name of APPS) app.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply));
}

/** The guides at `/help/<language>/<guide>.html`, made of docs/help; anybody may read them. */
async function addHelp(app: FastifyInstance): Promise<void> {
  app.get('/help', (_request, reply) => reply.redirect('/help/'));
  if (!existsSync(HELP)) return;
  await app.register(fastifyStatic, {
    root: HELP,
    prefix: '/help/',
    preCompressed: true,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply) => reply.header('cache-control', 'no-cache'),
  });
}

function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [, name, route] = /^\/(phone|console)\/([^?]*)/.exec(request.url) ?? [];
  const isPage = request.method === 'GET' && route !== undefined && !/\.[a-z0-9]+$/i.test(route);
  const app = APPS.find((one) => one === name);
  if (!isPage || !app || !existsSync(distOf(app))) return sendRefusal(reply, { code: 'request/not-found' });
  return reply.header('cache-control', 'no-cache').sendFile('index.html', distOf(app));
}

/** The page of a built app; undefined where it is not built. */
export async function pageOfApp(name: App): Promise<string | undefined> {
  return existsSync(distOf(name)) ? readFile(path.join(distOf(name), 'index.html'), 'utf8') : undefined;
}

function firstBuilt(): App | undefined {
  return APPS.find((name) => existsSync(distOf(name)));
}

function distOf(name: App): string {
  return fileURLToPath(new URL(`../../../../apps/${name}/dist`, import.meta.url));
}
