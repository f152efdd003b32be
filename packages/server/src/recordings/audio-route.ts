import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordingOpened } from '../events.ts';
import { sendRefusal } from '../http/problems.ts';
import { type ApiRequest, apiRequest } from '../http/request.ts';
import { mayHearRecording } from '../policies/may-hear-recording.ts';
import type { ServerDeps } from '../server-deps.ts';
import { entitledAccount } from '../sessions/caller.ts';
import { recordingsFolder } from '../settings.ts';
import { tokenHash, type SessionRow } from '@wpm/store';
import { byteRange } from './byte-range.ts';
import { openRecordingFile, type RecordingFile } from './recording-file.ts';
import type { LinkGrant } from './recording-links.ts';

const params = z.strictObject({ recordingId: z.uuid() });
const query = z.object({ ticket: z.string().max(512) });

/** What the link leads to. Whatever is wrong with it, the answer is that there is nothing. */
export function addAudioRoute(app: FastifyInstance, deps: ServerDeps): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/api/v1/recordings/:recordingId/audio',
    handler: async (request, reply) => {
      const found = await find(deps, request, apiRequest(request, reply));
      return found ? send(request, reply, found) : sendRefusal(reply, { code: 'request/not-found' });
    },
  });
}

type Found = { readonly grant: LinkGrant; readonly file: RecordingFile };

/** The ticket, the session behind it and the right are asked anew on every request: a right taken is gone at once. */
async function find(deps: ServerDeps, request: FastifyRequest, api: ApiRequest): Promise<Found | undefined> {
  const path = params.safeParse(request.params);
  const given = query.safeParse(request.query);
  if (!path.success || !given.success) return undefined;
  const grant = deps.links.grantOf(given.data.ticket, path.data.recordingId, deps.now());
  const session = grant && (await deps.store.sessions.byId(grant.sessionId));
  if (!session || !(await isOwn(deps, api, session))) return undefined;
  const account = await entitledAccount(deps, session);
  const recording = account && (await deps.store.calls.recordingById(account.tenantId, grant.recordingId));
  if (!account || !recording?.file || !recording.closed || !mayHearRecording(account, session.app, recording))
    return undefined;
  const file = await openRecordingFile(recordingsFolder(deps.settings), recording.file);
  const actor = { source: api.source, tenantId: session.tenantId, accountId: account.id, sessionId: session.id };
  await recordingOpened(deps.sink, actor, { ...grant, result: file ? 'ok' : 'request/not-found' });
  return file && { grant, file };
}

/** The listener is the session the link was given to: by its access token, or by the cookie given with the link. */
async function isOwn(deps: ServerDeps, api: ApiRequest, session: SessionRow): Promise<boolean> {
  if (deps.links.isListener(api.cookie(`listener_${session.app}`), session.id)) return true;
  if (api.accessToken === undefined) return false;
  return (await deps.store.sessions.byAccessToken(tokenHash(api.accessToken), deps.now()))?.id === session.id;
}

async function send(request: FastifyRequest, reply: FastifyReply, { grant, file }: Found): Promise<FastifyReply> {
  const { handle, size, etag } = file;
  const ifRange = request.headers['if-range'];
  const range = byteRange(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, size);
  reply.headers({
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, no-store',
    'content-disposition': `${grant.purpose === 'download' ? 'attachment' : 'inline'}; filename="recording-${grant.recordingId}.wav"`,
  });
  if (range === 'unsatisfiable') {
    await handle.close();
    return reply.code(416).header('content-range', `bytes */${size}`).send();
  }
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.type('audio/wav').header('content-length', last - first + 1);
  if (request.method === 'HEAD' || size === 0) {
    await handle.close();
    return reply.send('');
  }
  return reply.send(handle.createReadStream({ start: first, end: last }));
}
