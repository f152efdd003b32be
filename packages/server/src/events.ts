import type { CallRecord, SupervisionNews } from '@wpm/calls';
import { type App, type SupervisionMode, type SupervisionPolicy, isRecordingShort } from '@wpm/contract';
import type { Fields, Log } from '@wpm/kernel';
import type { AuditEntry, Store } from '@wpm/store';
import type { Counters } from './metrics.ts';

/** Every business event of the server leaves from here: one function per event, one log line, one counter. */
export type Sink = { readonly log: Log; readonly counters: Counters; readonly audit: Store['audit'] };

/** Who asked, from where. */
export type Actor = {
  readonly source: string;
  readonly tenantId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly sessionId?: string | undefined;
};

/** Somebody tried to sign in; `result` is `ok` or the code of the refusal. */
export async function signInTried(
  sink: Sink,
  actor: Actor,
  tried: { app: App; login: string; result: string },
): Promise<void> {
  sink.counters.add('wpm_sign_ins_total', { app: tried.app, result: tried.result });
  say(sink, tried.result, 'session.sign-in', { ...actor, app: tried.app, result: tried.result });
  await sink.audit.append({
    ...actor,
    at: new Date(),
    action: 'session.sign-in',
    subject: tried.login,
    result: tried.result,
  });
}

/** A refresh was refused. That it is given is everyday and only counted. */
export async function refreshRefused(sink: Sink, actor: Actor, refused: { app: App; code: string }): Promise<void> {
  sink.counters.add('wpm_refreshes_total', { app: refused.app, result: refused.code });
  say(sink, refused.code, 'session.refresh', { ...actor, app: refused.app, result: refused.code });
  await sink.audit.append({ ...actor, at: new Date(), action: 'session.refresh', result: refused.code });
}

/** A session got new tokens. */
export function refreshed(sink: Sink, app: App): void {
  sink.counters.add('wpm_refreshes_total', { app, result: 'ok' });
}

/** A user signed out. */
export async function signedOut(sink: Sink, actor: Actor, app: App): Promise<void> {
  sink.counters.add('wpm_sign_outs_total', { app });
  say(sink, 'ok', 'session.sign-out', { ...actor, app });
  await sink.audit.append({ ...actor, at: new Date(), action: 'session.sign-out', result: 'ok' });
}

/** A link to a recording was asked for, or its audio. Without the entry in the audit log nobody hears it. */
export async function recordingOpened(
  sink: Sink,
  actor: Actor,
  opened: { recordingId: string; purpose: 'listen' | 'download'; result: string },
): Promise<void> {
  sink.counters.add('wpm_recordings_opened_total', { purpose: opened.purpose, result: opened.result });
  say(sink, opened.result, 'recording.opened', { ...actor, recording: opened.recordingId, result: opened.result });
  await sink.audit.append({
    ...actor,
    at: new Date(),
    action: opened.purpose === 'listen' ? 'recording.listen' : 'recording.download',
    subject: opened.recordingId,
    result: opened.result,
  });
}

/** The recording of a live call was paused for card data, or goes on (F39). */
export async function recordingTurned(
  sink: Sink,
  actor: Actor,
  turned: { action: 'pause' | 'resume'; callId: string; result: string },
): Promise<void> {
  const { action, callId, result } = turned;
  sink.counters.add('wpm_recordings_turned_total', { action, result });
  say(sink, result, `recording.${action}`, { ...actor, call: callId, result });
  await sink.audit.append({ ...actor, at: new Date(), action: `recording.${action}`, subject: callId, result });
}

/** A report was to be written into a file, or its file was fetched: who took data away, and how much (trust 15). */
export async function reportExported(
  sink: Sink,
  actor: Actor,
  done: { action: 'start' | 'fetch'; report: string; format: string; rows?: number; result: string },
): Promise<void> {
  const { action, report, format, rows, result } = done;
  sink.counters.add('wpm_report_exports_total', { action, format, result });
  say(sink, result, `report-export.${action}`, { ...actor, report, format, rows, result });
  const detail = { report, format, ...(rows !== undefined && { rows: String(rows) }) };
  await sink.audit.append({ ...actor, at: new Date(), action: `report-export.${action}`, result, detail });
}

/** `was` and `detail` are the station before and after; the subject is the account where none could be made. */
export type StationChange = Pick<AuditEntry, 'was' | 'detail'> & {
  readonly action: 'create' | 'change' | 'renew-credentials' | 'revoke';
  readonly subject: string;
  readonly result: string;
};

/** A third-party phone was made, changed, given another password or made void, by its user or by an administrator. */
export async function stationChanged(sink: Sink, actor: Actor, changed: StationChange): Promise<void> {
  const { action, result, ...what } = changed;
  sink.counters.add('wpm_stations_changed_total', { action, result });
  say(sink, result, `station.${action}`, { ...actor, station: what.subject, result });
  await sink.audit.append({ ...actor, at: new Date(), action: `station.${action}`, result, ...what });
}

/** A webhook was set up, changed, taken away or a delivery of it sent again, or that was refused. */
export async function webhookChanged(
  sink: Sink,
  actor: Actor,
  changed: { action: 'create' | 'change' | 'remove' | 'replay' | 'renew-secret'; subject: string; result: string },
): Promise<void> {
  const { action, subject, result } = changed;
  sink.counters.add('wpm_webhooks_changed_total', { action, result });
  say(sink, result, `webhook.${action}`, { ...actor, webhook: subject, result });
  await sink.audit.append({ ...actor, at: new Date(), action: `webhook.${action}`, subject, result });
}

/** A key of the API was made or revoked, or that was refused. */
export async function apiKeyChanged(
  sink: Sink,
  actor: Actor,
  changed: { action: 'create' | 'revoke'; subject: string; result: string },
): Promise<void> {
  const { action, subject, result } = changed;
  sink.counters.add('wpm_api_keys_changed_total', { action, result });
  say(sink, result, `api-key.${action}`, { ...actor, key: subject, result });
  await sink.audit.append({ ...actor, at: new Date(), action: `api-key.${action}`, subject, result });
}

/** A supervisor set the status of a user, or was refused. */
export async function statusSet(sink: Sink, actor: Actor, set: { subject: string; result: string }): Promise<void> {
  sink.counters.add('wpm_statuses_set_total', { result: set.result });
  say(sink, set.result, 'agent.set-status', { ...actor, ...set });
  await sink.audit.append({ ...actor, at: new Date(), action: 'agent.set-status', ...set });
}

/** Somebody said what a call was (F07), or was refused. What was said stands in the audit log by the same transaction. */
export function callClassified(sink: Sink, actor: Actor, said: { callId: string; result: string }): void {
  sink.counters.add('wpm_calls_classified_total', { result: said.result });
  say(sink, said.result, 'call.classify', { ...actor, call: said.callId, result: said.result });
}

/** A user, or an administrator for one, changed where the user's calls go (F44), or was refused. What was changed is in the audit log by the same transaction. */
export async function forwardingChanged(
  sink: Sink,
  actor: Actor,
  changed: { subject: string; result: string },
): Promise<void> {
  sink.counters.add('wpm_forwarding_changes_total', { result: changed.result });
  say(sink, changed.result, 'forwarding.change', { ...actor, ...changed });
  if (changed.result === 'ok') return;
  await sink.audit.append({ ...actor, at: new Date(), action: 'forwarding.change', ...changed });
}

/** An administrator signed a user out everywhere, or a user another device of theirs, by going on elsewhere too (F09). */
export async function sessionsEnded(
  sink: Sink,
  actor: Actor,
  of: { action: 'account.end-sessions' | 'session.end' | 'session.displace'; subject: string; result: string },
): Promise<void> {
  sink.counters.add('wpm_sessions_ended_total', { result: of.result });
  say(sink, of.result, of.action, { ...actor, ...of });
  await sink.audit.append({ ...actor, at: new Date(), ...of });
}

/** A supervisor asked into a call (F47). Without the entry in the audit log nobody is rung for it. */
export async function supervisionAsked(
  sink: Sink,
  actor: Actor,
  { callId, agentId, to }: { callId: string; agentId: string; to: SupervisionMode },
): Promise<void> {
  sink.counters.add('wpm_supervisions_asked_total', { mode: to });
  say(sink, 'ok', 'supervision.ask', { ...actor, call: callId, agent: agentId, mode: to });
  const detail = { call: callId, mode: to };
  await sink.audit.append({
    ...actor,
    at: new Date(),
    action: 'supervision.ask',
    subject: agentId,
    result: 'ok',
    detail,
  });
}

/** A supervisor came to the ear of a user, went on otherwise, or went (F47): who listened to whom, when. */
export async function supervisionTurned(sink: Sink, news: SupervisionNews): Promise<void> {
  const { kind, callId, tenantId, supervision } = news;
  if (kind === 'rings') return;
  const [accountId, subject] = [supervision.supervisor.accountId, supervision.agent.accountId];
  const detail = { call: callId, mode: supervision.mode };
  sink.counters.add('wpm_supervisions_total', { what: kind });
  say(sink, 'ok', `supervision.${kind}`, { tenantId, accountId, agent: subject, ...detail });
  const entry = { at: new Date(), source: 'platform', result: 'ok', tenantId, accountId, subject, detail } as const;
  await sink.audit.append({ ...entry, action: `supervision.${kind}` });
}

/** An administrator settled what users are told of supervisors. */
export async function supervisionSettled(sink: Sink, actor: Actor, policy: SupervisionPolicy): Promise<void> {
  say(sink, 'ok', 'supervision-policy.change', { ...actor, ...policy });
  const action = 'supervision-policy.change';
  await sink.audit.append({ ...actor, at: new Date(), action, result: 'ok', detail: policy });
}

/** The SIP of a call was asked for. Without the entry in the audit log nobody sees it. */
export async function sipTraceRead(sink: Sink, actor: Actor, read: { callId: string; result: string }): Promise<void> {
  sink.counters.add('wpm_sip_traces_read_total', { result: read.result });
  say(sink, read.result, 'call.sip-trace', { ...actor, call: read.callId, result: read.result });
  await sink.audit.append({
    ...actor,
    at: new Date(),
    action: 'call.sip-trace',
    subject: read.callId,
    result: read.result,
  });
}

/** An administrator did something about trunks (`subject`) or the dial policy. What was changed is in the audit log by the same transaction. */
export async function telephonyManaged(
  sink: Sink,
  actor: Actor,
  done: {
    action: Extract<AuditEntry['action'], `trunk.${string}` | 'dial-policy.change'>;
    subject?: string;
    result: string;
  },
): Promise<void> {
  const { action, subject, result } = done;
  sink.counters.add('wpm_telephony_changes_total', { action, result });
  say(sink, result, action, { ...actor, subject, result });
  if (action !== 'trunk.test' && result === 'ok') return;
  await sink.audit.append({ ...actor, at: new Date(), action, subject, result });
}

/** An administrator changed the directory, held or erased recordings, or was refused. What was done is in the audit log by the same transaction. */
export async function directoryChanged(
  sink: Sink,
  actor: Actor,
  done: Pick<AuditEntry, 'action' | 'subject' | 'result'>,
): Promise<void> {
  const { action, subject, result } = done;
  sink.counters.add('wpm_directory_changes_total', { action, result });
  say(sink, result, action, { ...actor, subject, result });
  if (result !== 'ok') await sink.audit.append({ ...actor, at: new Date(), action, subject, result });
}

/** A file of sound came in, or was refused. It is no sound of the tenant's yet: that one is stands in the audit log. */
export function soundUploaded(sink: Sink, actor: Actor, result: string): void {
  sink.counters.add('wpm_sounds_uploaded_total', { result });
  say(sink, result, 'sound.upload', { ...actor, result });
}

/** A call is over and its record is on disk. */
export function callEnded(sink: Pick<Sink, 'log' | 'counters'>, call: CallRecord): void {
  const { id, direction, result, outcome, talkMs } = call;
  sink.counters.add('wpm_calls_ended_total', { direction, outcome: outcome ?? 'failed' });
  sink.log.info('call.ended', { call: id, direction, result, outcome, talkMs, refusal: call.refusal });
  recordingMeasured(sink, call);
}

/** A recording that lacks more than it may is told to whoever watches the platform. */
function recordingMeasured(sink: Pick<Sink, 'log' | 'counters'>, { id, recording, talkMs }: CallRecord): void {
  if (!recording) return;
  const { completeness, pauses = [] } = recording;
  const pausedMs = pauses.reduce((sum, { fromMs, toMs }) => sum + ((toMs ?? talkMs) - fromMs), 0);
  const missingMs = Math.round((1 - completeness) * Math.max(0, talkMs - pausedMs));
  if (!isRecordingShort(recording)) return;
  sink.counters.add('wpm_recordings_short_total', {});
  sink.log.error('recording.short', { call: id, recording: recording.id, completeness, missingMs });
}

/** A SIP request had to prove whom it is from; `outcome` is `ok` or why not. */
export function sipAuthenticated(sink: Pick<Sink, 'counters'>, outcome: string): void {
  sink.counters.add('wpm_sip_authentications_total', { outcome });
}

/** A request was answered. */
export function requestAnswered(sink: Pick<Sink, 'counters'>, answer: { endpoint: string; status: number }): void {
  sink.counters.add('wpm_requests_total', { endpoint: answer.endpoint, status: String(answer.status) });
}

/** A request failed by a fault of ours. */
export function requestFailed(sink: Pick<Sink, 'log'>, failed: { endpoint: string; cause: unknown }): void {
  const { cause } = failed;
  sink.log.error('request.failed', {
    endpoint: failed.endpoint,
    why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  });
}

function say(sink: Sink, result: string, event: string, fields: Fields): void {
  if (result === 'ok') sink.log.info(event, fields);
  else sink.log.warn(event, fields);
}
