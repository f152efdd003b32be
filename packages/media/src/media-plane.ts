/** What call control needs from media, and nothing more. The embedded engine, rtpengine and the fake implement it. */

import type { AudioSource } from './audio-source.ts';
import type { Codec } from './codec.ts';

/**
 * How a leg's packets travel. `webrtc`: ICE and DTLS-SRTP, plain RTP is refused (trust 9). `rtp`: plain RTP,
 * answered symmetrically to whoever first sends valid packets, then locked (trust 8). `srtp`: the same with SRTP by keys in the SDP
 * (SDES, RFC 4568), for signalling over TLS; plain RTP is refused. `srtp-or-rtp`: SRTP by such keys where the far end names one
 * of its own, plain RTP where it does not; offered as RTP/AVP with a key, which who knows no SRTP passes over.
 */
export type LegTransport = 'webrtc' | 'rtp' | 'srtp' | 'srtp-or-rtp';

export type LegId = string;
export type SessionId = string;

/** The profiles under which a far end and we have named each other keys (RFC 4568), one of them not as the RFC has it. */
export type KeyedProfile = 'RTP/AVP' | 'RTP/SAVP';

/**
 * `family` is the far end's where signalling knows it before its SDP does; an offer of ours on a plain leg names one address only.
 * `digits`: how they reach a far end that takes no telephone-event (RFC 4733). Sounded unless told; by `signalling` call control is
 * asked to, by `digit-due`, and nothing is sounded. Said when the leg is made.
 * `secured`: an `srtp-or-rtp` leg was SRTP in an engine that is gone, agreed on under that profile: it is offered so again, and an
 * answer without a key is refused.
 */
export type LegOptions = {
  readonly transport: LegTransport;
  readonly codecs: readonly Codec[];
  readonly family?: 4 | 6 | undefined;
  readonly digits?: 'tone' | 'signalling' | undefined;
  readonly secured?: KeyedProfile | undefined;
};

export interface MediaCapabilities {
  readonly transcode: boolean;
  readonly recording: 'live-stereo' | 'pcap' | 'none';
  readonly mixing: boolean;
  /** Whether a leg can go on in another session (`take`). */
  readonly moving: boolean;
}

export interface MediaHealth {
  readonly sessions: number;
  /** Share of one core the packet path uses, 0…1. */
  readonly load: number;
  readonly draining: boolean;
}

export interface MediaPlane extends AsyncDisposable {
  capabilities(): MediaCapabilities;
  /** @throws MediaError `engine/full` when running calls would suffer, `engine/gone` when it cannot be reached */
  createSession(id: SessionId): Promise<MediaSession>;
  /** The session as it still runs in the engine after call control was restarted; undefined if the engine has none. */
  adoptSession(id: SessionId): Promise<MediaSession | undefined>;
  /** A session of an engine that made way for the one there is, being of another release. Given once; undefined for any other. */
  replacedSession(id: SessionId): ReplacedSession | undefined;
  /** Sessions the engine holds, whoever made them; what nobody adopts must be closed. */
  sessions(): Promise<readonly SessionId[]>;
  health(): Promise<MediaHealth>;
  /** From now on no new sessions; those that run go on to their end. */
  drain(): Promise<void>;
}

/**
 * The media of one call: legs, and who hears whom. SDP goes in and out as text (RFC 8866). A leg does not know its partner:
 * routing is a set of sources per leg, so hold, consultation, listening and joining are changes of sets.
 * SSRC, sequence numbers and timestamps towards a leg stay continuous whatever it hears.
 */
export interface MediaSession {
  readonly id: SessionId;
  /** Makes the leg if new and returns our offer; on a known leg, an offer for a re-INVITE. */
  offer(leg: LegId, options: LegOptions): Promise<string>;
  /**
   * The answer to a remote offer; on a known leg a re-INVITE (hold, a moved address) or an ICE restart.
   * @throws MediaError `sdp/malformed`, `sdp/no-audio`, `sdp/no-common-codec`, `sdp/not-secure`; `sdp/no-ipv4`, `sdp/no-ipv6`
   * where the far end is of a family in which the engine has no address
   */
  accept(leg: LegId, remoteOffer: string, options: LegOptions): Promise<string>;
  /** The remote answer to our offer; early media and the final answer may both come. Errors as in `accept`. */
  complete(leg: LegId, remoteAnswer: string): Promise<void>;
  /** What `to` hears from now on: nothing (`[]`), one leg, or several mixed. Replaces an earlier route; ends nothing played. */
  route(to: LegId, from: readonly LegId[]): Promise<void>;
  /**
   * Plays to a leg in place of its route until stopped, or until it is over; a second `play` replaces the first.
   * @throws MediaError `audio/unknown` for a file or prompt there is none of; what was played before goes on
   */
  play(to: LegId, source: AudioSource): Promise<void>;
  /** Ends what is played to the leg; it hears its route again. */
  stopPlaying(to: LegId): Promise<void>;
  /**
   * Digits `0-9*#A-D`, 100 ms each, 100 ms apart: as the leg's far end takes them, see `LegOptions.digits`.
   * @param by `tone`: as sound where it takes no telephone-event, whatever its options say
   */
  sendDtmf(to: LegId, digits: string, by?: 'tone'): Promise<void>;
  /**
   * Starts the call's one recording; `agent` becomes the left channel, `customer` the right. A disk that refuses it ends nothing:
   * `recording-failed` is told, and `recording-recovered` once it takes it again. @throws MediaError `recording/failed`
   */
  record(recording: RecordingOrder): Promise<RecordingBegun>;
  /**
   * Whom the recording that runs takes its channels from, from now on: it goes on in the same file, a channel of several legs
   * has the sum of them, and one without a leg is silent. @throws MediaError `recording/failed` where none runs
   */
  recordEnds(ends: RecordingEnds): Promise<void>;
  /**
   * From now until `resumeRecording` both channels of the recording are silent, and its time goes on (F39: card data). What
   * was said in between never reaches the file, not even in packets that come late. Pausing twice is no error, nor is
   * resuming what is not paused. @returns when; undefined where the engine cannot say. @throws MediaError `recording/failed` where none runs
   */
  pauseRecording(): Promise<RecordingMark | undefined>;
  /** Ends the pause. @returns when; undefined where the engine cannot say. @throws MediaError `recording/failed` where no recording runs */
  resumeRecording(): Promise<RecordingMark | undefined>;
  /** Ends the recording and says what it holds; undefined if none was started. Idempotent. */
  stopRecording(): Promise<RecordingReport | undefined>;
  stats(): Promise<Readonly<Record<LegId, LegStats>>>;
  removeLeg(leg: LegId): Promise<void>;
  /**
   * Takes a leg over from another session of the engine, under a name of this one. Its far end notices nothing: address, keys,
   * SSRC and numbering go on, and nothing is negotiated. Here it hears nothing and is heard by nobody until told; there it is
   * removed. Only where `MediaCapabilities.moving`.
   * @throws MediaError `leg/unknown`, `leg/exists`, `session/closed` where there is no session `from`
   */
  take(leg: LegId, from: SessionId, as: LegId): Promise<void>;
  /** Ends recording, legs and ports. Closing twice is no error. Resolves with the recording's report, if there was one. */
  close(): Promise<RecordingReport | undefined>;
  /** Disposing the returned object ends the subscription. */
  on(listener: (event: MediaEvent) => void): Disposable;
}

/** The legs on the left and on the right channel of a recording: several are mixed, none is silence. */
export interface RecordingEnds {
  readonly agent: readonly LegId[];
  readonly customer: readonly LegId[];
}

export interface RecordingOrder extends RecordingEnds {
  /** Name of the recording, an id: the engine puts it into a file below its own recordings folder. */
  readonly recordingId: string;
  /**
   * It goes on with a file another engine left behind: what is missing up to this time of it, in milliseconds, becomes silence.
   * Absent: it begins.
   */
  readonly continuesAtMs?: number;
  /** Where the disk refuses its beginning, it begins as soon as that takes it, as if it had broken off at once; absent: it is refused. */
  readonly mayBeginLate?: boolean;
  /** `quiet` is told whenever nothing was to be heard on the customer's channel for so long, in milliseconds; absent: never. */
  readonly quietAfterMs?: number;
}

/** Where the time of a recording's file began. An age, since clocks of two processes need not agree. */
export interface RecordingBegun {
  /** Milliseconds of the file's time that had passed when the engine answered; of one that goes on, since it did. */
  readonly ageMs: number;
}

/** A session that is gone with its engine; its far ends were there a moment ago, and may be offered another. */
export interface ReplacedSession extends MediaSession {
  /** Tells `gone`. */
  lose(): void;
}

/** When something was done to a recording, in the time of its file: the engine hears of it later than it is asked for. */
export interface RecordingMark {
  /** Offset into the audio in milliseconds. */
  readonly atMs: number;
}

/** A stretch of a recording that could not be written, silent in the file: offsets into the audio in milliseconds. */
export interface RecordingGap {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface RecordingReport {
  readonly recordingId: string;
  /** Path relative to the recordings folder. */
  readonly file: string;
  /** Length of the audio in the file. */
  readonly durationMs: number;
  readonly bytes: number;
  /** How long there was something to be heard on the customer's channel; absent where nobody listened to it. */
  readonly soundMs?: number;
}

/** What was measured many times: its mean and its greatest. */
export interface Spread {
  readonly mean: number;
  readonly max: number;
}

export interface LegStats {
  readonly packetsSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Interarrival jitter of what we receive, in milliseconds (RFC 3550 §6.4.1). */
  readonly jitterMs: number;
  /** Round trip by RTCP in milliseconds; null until measured. */
  readonly rttMs: number | null;
  /** What the far end says it lost of ours, 0…1; null until it reported. */
  readonly remoteLoss: number | null;
  /** Jitter of what we send as the far end measures it, in milliseconds; null until it reported. */
  readonly remoteJitterMs: number | null;
  /** Over the leg's whole life so far, each null until measured once: jitter of what we receive, round trip, and */
  readonly jitterOverallMs: Spread | null;
  readonly rttOverallMs: Spread | null;
  /** what the far end says of ours: its jitter, and the share 0…1 that it lost by its last report. */
  readonly remoteJitterOverallMs: Spread | null;
  readonly remoteLossOverall: number | null;
  /** Milliseconds since the last valid packet; null before the first. */
  readonly silentMs: number | null;
  readonly codec: Codec | null;
  /** Whether its packets are SRTP, as agreed last. */
  readonly isEncrypted: boolean;
}

export type MediaEvent =
  /** First valid packet of the leg: the path (ICE, DTLS) stands. It ends a silence that was told before it, without `heard`. */
  | { readonly kind: 'connected'; readonly leg: LegId }
  /** A key the far end pressed. */
  | { readonly kind: 'dtmf'; readonly leg: LegId; readonly digit: string }
  /** A key that is over and is to reach the leg's far end by signalling, for how long it was pressed. In order, each once. */
  | { readonly kind: 'digit-due'; readonly leg: LegId; readonly digit: string; readonly ms: number }
  /** What was played to the leg is over; it hears its route again. */
  | { readonly kind: 'played'; readonly leg: LegId }
  | { readonly kind: 'path-changed'; readonly leg: LegId }
  /** No packet of the leg though it should send, told within 3 s; `heard` when they come again. */
  | { readonly kind: 'silent'; readonly leg: LegId }
  /** Told every few seconds while it lasts: what silence means may have changed with the call. */
  | { readonly kind: 'still-silent'; readonly leg: LegId }
  | { readonly kind: 'heard'; readonly leg: LegId }
  /** By the far end's reports nothing of what we send reaches it: told once, and `heard-there` when something does, or nothing can be said of it any more. */
  | { readonly kind: 'unheard'; readonly leg: LegId }
  | { readonly kind: 'heard-there'; readonly leg: LegId }
  /** DTLS certificate is not the one of the SDP's fingerprint, or another reason why the leg can never connect. */
  | { readonly kind: 'leg-failed'; readonly leg: LegId; readonly why: 'fingerprint' | 'dtls' | 'consent-expired' }
  /** From now on nothing of the recording can be written; told once until it can, and to who adopts the session. */
  | { readonly kind: 'recording-failed'; readonly why: string }
  /** The recording goes on, in the same file. */
  | { readonly kind: 'recording-recovered'; readonly gap: RecordingGap }
  /** Nothing was to be heard on the customer's channel of the recording for as long as its order says; told again after as long. */
  | { readonly kind: 'quiet' }
  /** The engine or the way to it died; every leg of the session is gone. */
  | { readonly kind: 'gone' };

export const MEDIA_ERRORS = [
  'sdp/malformed',
  'sdp/no-audio',
  'sdp/no-ipv4',
  'sdp/no-ipv6',
  'sdp/no-common-codec',
  'sdp/not-secure',
  'leg/unknown',
  'leg/exists',
  'audio/unknown',
  'session/closed',
  'session/exists',
  'recording/failed',
  'engine/full',
  'engine/gone',
] as const;
export type MediaErrorCode = (typeof MEDIA_ERRORS)[number];

/** Why media could not do what was asked. */
export class MediaError extends Error {
  override name = 'MediaError';
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, options?: ErrorOptions & { detail?: string }) {
    super(options?.detail ? `${code}: ${options.detail}` : code, options);
    this.code = code;
  }
}
