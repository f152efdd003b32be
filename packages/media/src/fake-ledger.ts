import type { AudioSource } from './audio-source.ts';
import type { LegId, LegOptions, MediaErrorCode, SessionId } from './media-plane.ts';
import type { RemoteAudio } from './remote-audio.ts';

/** What can be asked of a session, as a test names it: the methods of the port. */
export type FakeVerb =
  | 'offer'
  | 'accept'
  | 'complete'
  | 'route'
  | 'play'
  | 'stopPlaying'
  | 'sendDtmf'
  | 'record'
  | 'recordEnds'
  | 'pauseRecording'
  | 'resumeRecording'
  | 'stopRecording'
  | 'stats'
  | 'removeLeg'
  | 'take'
  | 'close';

/** One request as it came, refused or not. */
export type Asked = { readonly session: SessionId; readonly verb: FakeVerb; readonly with: readonly unknown[] };

/** One leg of a fake session as call control left it. */
export type FakeLeg = {
  readonly options: LegOptions;
  readonly remote: RemoteAudio | undefined;
  readonly version: number;
  readonly hears: readonly LegId[];
  readonly playing: AudioSource | undefined;
  readonly dtmfSent: string;
};

/** What the plane keeps for its sessions: who asked what, which refusal waits, and who is gone. */
export interface FakeLedger<Session> {
  readonly asked: Asked[];
  /** Tenants' files that can be played. */
  readonly files: ReadonlySet<string>;
  /** Whether the disk takes no recording now. */
  isDiskFull(): boolean;
  takeRefusal(verb: FakeVerb): MediaErrorCode | undefined;
  sessionOf(id: SessionId): Session | undefined;
  forget(id: SessionId): void;
}
