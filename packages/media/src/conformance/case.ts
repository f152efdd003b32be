import type { LegOptions, MediaErrorCode, MediaPlane, MediaSession } from '../media-plane.ts';

/** One engine as a test sees it: a plane to it, and a second one as a restarted call control would open. */
export interface PlaneUnderTest extends AsyncDisposable {
  readonly plane: MediaPlane;
  reconnect(): Promise<MediaPlane>;
  /** From now on the disk takes no recording, or takes them again. */
  turnDisk(isFull: boolean): Promise<void>;
}

/** Plain RTP, by the codecs every engine has. */
export const RTP: LegOptions = { transport: 'rtp', codecs: ['PCMA', 'PCMU'] };
/** A browser's leg, by the same codecs. */
export const WEBRTC: LegOptions = { transport: 'webrtc', codecs: ['PCMA', 'PCMU'] };

/** What a test does with the first session, `call-1`, of a fresh engine. */
export type Case = readonly [name: string, body: (session: MediaSession, engine: PlaneUnderTest) => Promise<void>];

/** What a refusal looks like. */
export const refusedWith = (code: MediaErrorCode) => ({ name: 'MediaError', code });
