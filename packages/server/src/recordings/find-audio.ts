import { wavFileOf } from '@wpm/media-embedded';
import { type SessionRow, tokenHash } from '@wpm/store';
import { z } from 'zod';
import { recordingOpened } from '../events.ts';
import type { ApiRequest } from '../http/request.ts';
import { mayHearRecording } from '../policies/may-hear-recording.ts';
import type { ServerDeps } from '../server-deps.ts';
import { entitledAccount } from '../sessions/caller.ts';
import { recordingsFolder } from '../settings.ts';
import { openRecordingFile, type RecordingFile } from './recording-file.ts';
import type { LinkGrant } from './recording-links.ts';

const pathOf = z.strictObject({ recordingId: z.uuid() });
const queryOf = z.object({ ticket: z.string().max(512) });

/** An open recording and what it was opened for. Who gets it closes the file. */
export type Audio = { readonly grant: LinkGrant; readonly file: RecordingFile };

/** The ticket, the session behind it and the right are asked anew on every request: a right taken is gone at once. */
export async function findAudio(
  deps: ServerDeps,
  params: unknown,
  query: unknown,
  request: ApiRequest,
): Promise<Audio | undefined> {
  const [path, given] = [pathOf.safeParse(params), queryOf.safeParse(query)];
  if (!path.success || !given.success) return undefined;
  const grant = deps.links.grantOf(given.data.ticket, path.data.recordingId, deps.now());
  const session = grant && (await deps.store.sessions.byId(grant.sessionId));
  return session && (await isOwn(deps, request, session)) ? open(deps, request, session, grant) : undefined;
}

/** The listener is the session the link was given to: by its access token, or by the cookie given with the link. */
async function isOwn(deps: ServerDeps, request: ApiRequest, session: SessionRow): Promise<boolean> {
  if (deps.links.isListener(request.cookie(`listener_${session.app}`), session.id)) return true;
  if (request.accessToken === undefined) return false;
  return (await deps.store.sessions.byAccessToken(tokenHash(request.accessToken), deps.now()))?.id === session.id;
}

async function open(
  deps: ServerDeps,
  request: ApiRequest,
  session: SessionRow,
  grant: LinkGrant,
): Promise<Audio | undefined> {
  const account = await entitledAccount(deps, session);
  const recording = account && (await deps.store.calls.recordingById(account.tenantId, grant.recordingId));
  if (!account || !recording || !mayHearRecording(account, session.app, recording)) return undefined;
  if (!recording.closed || recording.file === null) return undefined;
  const asked = grant.format === 'wav' ? wavFileOf(recording.file) : recording.file;
  const file = await openRecordingFile(recordingsFolder(deps.settings), asked);
  const actor = { source: request.source, tenantId: session.tenantId, accountId: account.id, sessionId: session.id };
  await recordingOpened(deps.sink, actor, { ...grant, result: file ? 'ok' : 'request/not-found' });
  return file && { grant, file };
}
