import { type App, ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { recordingOpened } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { type ApiRequest, cookieOf } from '../http/request.ts';
import type { Refusal } from '../http/refusal.ts';
import type { AccountRow, RecordingRow } from '@wpm/store';
import { mayHearRecording } from '../policies/may-hear-recording.ts';
import type { ServerDeps } from '../server-deps.ts';

/** A recording one may not hear is answered exactly like one that does not exist. */
export const openRecording = signedIn(ENDPOINTS.openRecording, async (deps, request, { recordingId, purpose }) => {
  const { id, account, session } = request.caller;
  const recording = await deps.store.calls.recordingById(account.tenantId, recordingId);
  const isHeard = recording !== undefined && mayHearRecording(request.caller, recording);
  const refusal: Refusal['code'] | undefined = isHeard
    ? recording.closed && recording.file !== null
      ? undefined
      : 'recording/not-ready'
    : 'request/not-found';
  await recordingOpened(deps.sink, actorOf(request), { recordingId, purpose, result: refusal ?? 'ok' });
  if (refusal) return refuse({ code: refusal });
  await heardBy(deps, account, recording);
  const format = recording?.file?.endsWith('.ogg') ? 'ogg' : 'wav';
  const link = deps.links.issue({ listenerId: id, recordingId, purpose, format }, deps.now());
  // A program shows its key again; a browser's own player shows nothing but cookies.
  if (session) nameListener(request, session.app, deps.links.listenerOf(session.id));
  return ok({ url: link.url, expiresAt: link.expiresAt.toISOString() });
});

/** Nothing says whether the phone is framed by a CRM's page: there the browser keeps the second cookie alone, elsewhere it does no harm. */
function nameListener(request: Pick<ApiRequest, 'setCookie'>, app: App, listener: string): void {
  for (const name of new Set([cookieOf('listener', app), cookieOf('listener', app, true)])) {
    request.setCookie(name, listener);
  }
}

/** Who asks for the link of a message listens to it. */
async function heardBy(
  deps: Pick<ServerDeps, 'store' | 'now'>,
  { tenantId, id: accountId }: AccountRow,
  recording: RecordingRow | undefined,
): Promise<void> {
  if (recording?.message) await deps.store.voiceMessages.heard({ tenantId, accountId }, recording.id, deps.now());
}
