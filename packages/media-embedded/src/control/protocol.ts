import {
  type AudioSource,
  type LegId,
  type LegOptions,
  type LegStats,
  MEDIA_ERRORS,
  type MediaErrorCode,
  type MediaEvent,
  type MediaHealth,
  type RecordingEnds,
  type RecordingBegun,
  type RecordingMark,
  type RecordingOrder,
  type RecordingReport,
  type SessionId,
} from '@wpm/media';
import type { EngineMetrics } from '../engine/engine-counters.ts';

type InSession = { readonly session: SessionId };
type NoParams = Readonly<Record<string, never>>;
type OnLeg = InSession & { readonly leg: LegId };

/** What call control can ask of the engine, by name. */
export interface ControlMethods {
  createSession: { params: InSession; result: null };
  adoptSession: { params: InSession; result: boolean };
  sessions: { params: NoParams; result: readonly SessionId[] };
  health: { params: NoParams; result: MediaHealth };
  metrics: { params: NoParams; result: EngineMetrics };
  drain: { params: NoParams; result: null };
  /** Ends every session, finishes their recordings, and then its process: call control is of another release, and has a new one started. */
  retire: { params: NoParams; result: null };
  /** CPU time of the engine in ms since it started: benchmarks. */
  cpuTime: { params: NoParams; result: number };
  offer: { params: OnLeg & { readonly options: LegOptions }; result: string };
  accept: { params: OnLeg & { readonly sdp: string; readonly options: LegOptions }; result: string };
  complete: { params: OnLeg & { readonly sdp: string }; result: null };
  route: { params: OnLeg & { readonly from: readonly LegId[] }; result: null };
  play: { params: OnLeg & { readonly source: AudioSource }; result: null };
  stopPlaying: { params: OnLeg; result: null };
  sendDtmf: { params: OnLeg & { readonly digits: string; readonly by?: 'tone' | undefined }; result: null };
  /** `null`: an engine of an older platform, which lives on. */
  record: { params: InSession & { readonly order: RecordingOrder }; result: RecordingBegun | null };
  recordEnds: { params: InSession & { readonly ends: RecordingEnds }; result: null };
  /** `null`: as of `record`. */
  pauseRecording: { params: InSession; result: RecordingMark | null };
  resumeRecording: { params: InSession; result: RecordingMark | null };
  stopRecording: { params: InSession; result: RecordingReport | null };
  stats: { params: InSession; result: Record<LegId, LegStats> };
  removeLeg: { params: OnLeg; result: null };
  /** `session` takes `leg` over from the session `from`, as `as`. */
  take: { params: OnLeg & { readonly from: SessionId; readonly as: LegId }; result: null };
  closeSession: { params: InSession; result: RecordingReport | null };
}
export type ControlMethod = keyof ControlMethods;

/** `id` pairs a reply with its request on one connection. */
export type ControlRequest = { readonly id: number; readonly method: string; readonly params: unknown };

/**
 * What this release speaks. Raised by a change that a release before would misunderstand; what is only added may be absent, and raises
 * nothing. For ever stay as they are: the frames, `hello` as the first word, how a request and its reply look, and the methods `sessions`
 * and `retire`. By these an engine of any release makes way for that of another (ADR 0090).
 */
export const PROTOCOL = 1;

/** What the engine says. `hello` comes first and names this run of the engine, and what it speaks: 1 where it does not say. */
export type ControlMessage =
  | { readonly kind: 'hello'; readonly engine: string; readonly protocol?: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly code: MediaErrorCode; readonly detail: string }
  /** Not a refusal but a bug, or a request that makes no sense. */
  | { readonly kind: 'fault'; readonly id: number; readonly detail: string }
  | { readonly kind: 'event'; readonly session: SessionId; readonly event: MediaEvent };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function isControlRequest(value: unknown): value is ControlRequest {
  return (
    isObject(value) &&
    typeof value['id'] === 'number' &&
    typeof value['method'] === 'string' &&
    isObject(value['params'])
  );
}

/** The engine is ours: its messages are told apart, not checked field by field. */
export function isControlMessage(value: unknown): value is ControlMessage {
  return isObject(value) && ['hello', 'done', 'refused', 'fault', 'event'].includes(String(value['kind']));
}

export const isMediaErrorCode = (code: unknown): code is MediaErrorCode => MEDIA_ERRORS.some((known) => known === code);
