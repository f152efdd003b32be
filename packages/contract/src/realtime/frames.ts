import { z } from 'zod';
import { seenLiveCall } from './events.ts';

/** Path of the WebSocket, on the host of the API. */
export const REALTIME_PATH = '/api/v1/realtime';

/** A beat comes at least so often, so that a silent network is told from a quiet platform. */
export const BEAT_MS = 20_000;

/** How the platform ends a stream (RFC 6455 §7.4.2 leaves 4000–4999 to applications). */
export const CLOSE_CODES = {
  /** The session ended, or never was: log in, or refresh and come back. */
  session: 4401,
  /** The first frame did not come, or was no hello. */
  malformed: 4400,
  /** The application read too slowly; it may come back at once and go on where it was. */
  behind: 4408,
} as const;

/**
 * A place in a user's feed: the `seq`th event of it. A feed lives as long as the platform's process and the user's
 * interest in it: `feed` names this one, so that a place in another is never taken for one in this.
 */
export const place = z.object({ feed: z.string().max(40), seq: z.int().nonnegative() });
export type Place = z.infer<typeof place>;

/** The first and only frame of an application: who it is, and where it left off; null at its first time. */
export const hello = z.strictObject({
  kind: z.literal('hello'),
  accessToken: z.string().min(1).max(200),
  after: place.nullable(),
});
export type Hello = z.infer<typeof hello>;

/** What the platform sends. An `event` is read by itself: kinds an application does not know are passed over. */
export const serverFrame = z.discriminatedUnion('kind', [
  z.discriminatedUnion('resumed', [
    /** Everything after the place that was given follows. */
    z.object({ kind: z.literal('welcome'), place, resumed: z.literal(true) }),
    /**
     * The events between are gone: whatever was loaded before is to be loaded anew; what follows comes after `place`.
     * `liveCalls`: the calls the user has now, oldest first; what follows goes on from them.
     */
    z.object({ kind: z.literal('welcome'), place, resumed: z.literal(false), liveCalls: z.array(seenLiveCall) }),
  ]),
  z.object({ kind: z.literal('event'), seq: z.int().positive(), event: z.unknown() }),
  z.object({ kind: z.literal('beat') }),
]);
export type ServerFrame = z.infer<typeof serverFrame>;
