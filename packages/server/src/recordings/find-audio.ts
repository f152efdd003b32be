import { wavFileOf } from '@wpm/media-embedded';
import { z } from 'zod';
import { type ApiCaller, apiCallerById, shownId, storeOf } from '../api-keys/api-caller.ts';
import { recordingOpened } from '../events.ts';
import { actorOf } from '../http/bind.ts';
import { type ApiRequest, cookieOf } from '../http/request.ts';
import { mayHearRecording } from '../policies/may-hear-recording.ts';
import type { ServerDeps } from '../server-deps.ts';
import { recordingsFolder } from '../settings.ts';
import { openRecordingFile, type RecordingFile } from './recording-file.ts';
import type { LinkGrant } from './recording-links.ts';

const pathOf = z.strictObject({ recordingId: z.uuid() });
const queryOf = z.object({ ticket: z.string().max(512) });

/** An open recording and what it was opened for. Who gets it closes the file. */
export type Audio = { readonly grant: LinkGrant; readonly file: RecordingFile };

/** The ticket, the session or key behind it and the right are asked anew on every request: a right taken is gone at once. */
export async function findAudio(
  deps: ServerDeps,
  params: unknown,
  query: unknown,
  request: ApiRequest,
): Promise<Audio | undefined> {
  const [path, given] = [pathOf.safeParse(params), queryOf.safeParse(query)];
  if (!path.success || !given.success) return undefined;
  const grant = deps.links.grantOf(given.data.ticket, path.data.recordingId, deps.now());
  const caller = grant && (await apiCallerById(deps, grant.listenerId));
  return caller && (await isOwn(deps, request, caller)) ? open(deps, request, caller, grant) : undefined;
}

/** The listener is whom the link was given to: by the access token or key, or by the cookie given with the link. */
async function isOwn(deps: ServerDeps, request: ApiRequest, { id, session }: ApiCaller): Promise<boolean> {
  const cookies = session === null ? [] : [cookieOf('listener', session.app), cookieOf('listener', session.app, true)];
  if (cookies.some((name) => deps.links.isListener(request.cookie(name), id))) return true;
  return (await shownId(deps, request.accessToken)) === id;
}

async function open(
  deps: ServerDeps,
  request: ApiRequest,
  caller: ApiCaller,
  grant: LinkGrant,
): Promise<Audio | undefined> {
  const recording = await storeOf(deps, caller).calls.recordingById(caller.account.tenantId, grant.recordingId);
  if (!recording || !mayHearRecording(caller, recording)) return undefined;
  if (!recording.closed || recording.file === null) return undefined;
  const asked = grant.format === 'wav' ? wavFileOf(recording.file) : recording.file;
  const file = await openRecordingFile(recordingsFolder(deps.settings), asked);
  await recordingOpened(deps.sink, actorOf({ ...request, caller }), {
    ...grant,
    result: file ? 'ok' : 'request/not-found',
  });
  return file && { grant, file };
}
