import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendRefusal } from '../http/problems.ts';
import { apiRequest } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';
import { byteRange } from './byte-range.ts';
import { type Audio, findAudio } from './find-audio.ts';
import type { RecordingFormat } from './recording-links.ts';

const TYPES: Readonly<Record<RecordingFormat, string>> = { wav: 'audio/wav', ogg: 'audio/ogg; codecs=opus' };

/** What the link leads to. Whatever is wrong with it, the answer is that there is nothing. */
export function addAudioRoute(app: FastifyInstance, deps: ServerDeps): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/api/v1/recordings/:recordingId/audio',
    handler: async (request, reply) => {
      const found = await findAudio(deps, request.params, request.query, apiRequest(request, reply));
      return found ? send(request, reply, found) : sendRefusal(reply, { code: 'request/not-found' });
    },
  });
}

async function send(request: FastifyRequest, reply: FastifyReply, { grant, file }: Audio): Promise<FastifyReply> {
  const { handle, size, etag } = file;
  const ifRange = request.headers['if-range'];
  const range = byteRange(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, size);
  reply.headers({
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, no-store',
    'content-disposition': `${grant.purpose === 'download' ? 'attachment' : 'inline'}; filename="recording-${grant.recordingId}.${grant.format}"`,
  });
  if (range === 'unsatisfiable') {
    await handle.close();
    return reply.code(416).header('content-range', `bytes */${size}`).send();
  }
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.type(TYPES[grant.format]).header('content-length', last - first + 1);
  if (request.method === 'HEAD' || size === 0) {
    await handle.close();
    return reply.send('');
  }
  return reply.send(handle.createReadStream({ start: first, end: last }));
}
