import { Readable } from 'node:stream';
import { soundSettings } from '@wpm/contract';
import type { EntryRow } from '@wpm/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiCallerOf } from '../api-keys/api-caller.ts';
import { soundUploaded } from '../events.ts';
import { actorOf } from '../http/bind.ts';
import { sendRefusal } from '../http/problems.ts';
import { apiRequest } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';

/** The types a file of sound may come as. */
export const AUDIO = /^(?:audio\/[\w.+-]+|application\/(?:ogg|octet-stream))/;
const pathOf = z.strictObject({ id: z.uuid() });

/** What is no JSON of the tenants' own sounds: the file that comes in, and the one that is heard. */
export async function addSoundRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(AUDIO, (_request, payload, done) => done(null, payload));
    scope.post('/api/v1/sound-files', (request, reply) => upload(deps, request, reply));
    scope.get('/api/v1/sounds/:id/audio', (request, reply) => hear(deps, request, reply));
  });
}

async function upload(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = apiRequest(request, reply);
  const caller = await apiCallerOf(deps, asked, 'directory:manage');
  if (!caller.ok) return sendRefusal(reply, caller.error);
  if (!(request.body instanceof Readable)) return sendRefusal(reply, { code: 'sound/unknown-format' });
  const { tenantId } = caller.value.account;
  const kept = await deps.sounds.keep(tenantId, request.body);
  soundUploaded(deps.sink, actorOf({ ...asked, caller: caller.value }), kept.ok ? 'ok' : kept.error.code);
  await removeUnused(deps, tenantId);
  reply.header('cache-control', 'no-store');
  // What was not read of a file that is too large would be taken for the next request.
  if (!kept.ok) return sendRefusal(reply.header('connection', 'close'), kept.error);
  return reply.code(201).send(kept.value);
}

async function hear(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await apiCallerOf(deps, apiRequest(request, reply), 'directory:read');
  if (!caller.ok) return sendRefusal(reply, caller.error);
  const { tenantId } = caller.value.account;
  const named = pathOf.safeParse(request.params);
  const entry = named.success
    ? await deps.store.entries.byId({ tenantId, kind: 'sound', id: named.data.id })
    : undefined;
  const file = entry && (await deps.sounds.open(tenantId, audioIdOf(entry)));
  if (!file) return sendRefusal(reply, { code: 'request/not-found' });
  return reply.type('audio/wav').header('cache-control', 'private, no-store').send(file.createReadStream());
}

async function removeUnused({ store, sounds, now }: ServerDeps, tenantId: string): Promise<void> {
  // No tenant has more than fit into one page.
  const page = await store.entries.page({ tenantId, kind: 'sound' }, { limit: 200 });
  if (!page.ok) return;
  const used = new Set([...page.value.items.map(audioIdOf), ...(await store.greetings.filesIn(tenantId))]);
  await sounds.removeUnused(tenantId, (audioId) => used.has(audioId), now());
}

const audioIdOf = ({ settings }: Pick<EntryRow, 'settings'>): string => soundSettings.parse(settings).audioId;
