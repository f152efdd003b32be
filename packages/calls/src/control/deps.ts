import type { Clock, FillRandom, Log } from '@wpm/kernel';
import type { SessionTimerSettings } from '@wpm/sip';
import type { Codec, MediaPlane, RecordingReport } from '@wpm/media';
import type { AfterPart } from '../call/after-part.ts';
import type { LiveNews } from '../call/live-view.ts';
import type { Besides, CallObserver, InboundRoute, Signalling } from '../ports.ts';
import type { PlacedRoute } from '../place-port.ts';
import type { CallQueues } from '../queue-port.ts';
import type { SupervisionNews } from './supervision-news.ts';
import type { CallJournal, CallRecord } from '../record.ts';

/** Everything call control needs from outside. */
export type CallControlDeps = {
  readonly signalling: Signalling;
  readonly media: MediaPlane;
  readonly journal: CallJournal;
  readonly route: InboundRoute;
  readonly observer: CallObserver;
  readonly clock: Clock;
  readonly fillRandom: FillRandom;
  /** How long sessions last without a refresh, and the least we take (RFC 4028); half an hour and 90 s by default. */
  readonly sessionTimer?: SessionTimerSettings;
  /** Codecs of browsers' legs in order of preference; Opus, then G.711 by default. */
  readonly browserCodecs?: readonly Codec[];
  readonly log: Log;
  /** Makes the file of a recording whole whose engine died, and says what it holds; undefined if there is none. */
  readonly recoverRecording: (recordingId: string) => Promise<RecordingReport | undefined>;
  /** Told once when a call has ended and its record is on disk. */
  readonly onEnded: (call: CallRecord) => void;
  /** Told what became of a live call for one of its users, when what happened to it has been dealt with. */
  readonly onLive: (news: LiveNews) => void;
  /** Told that a live call of a tenant is another by now, or is over. */
  readonly onMoved?: (tenantId: string) => void;
  /** Told what became of a supervisor in a live call (F47), when it has been dealt with. */
  readonly onSupervision: (news: SupervisionNews) => void;
  /** Absent: nobody's devices are woken beside their phones. */
  readonly besides?: Besides;
  /** Absent: no call is placed for anybody. */
  readonly placed?: PlacedRoute;
  /** Told when a user's phones begin to ring, or ring no more, for a call that is placed for them; `after`: what that means for them. */
  readonly onRung?: (accountId: string, after?: AfterPart) => void;
  /** Absent: no call comes to a queue. */
  readonly queues?: CallQueues;
};
