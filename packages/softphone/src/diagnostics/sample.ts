/** One direction over one second; null where nothing is known of it (yet). */
export type DirectionSample = {
  /** Of the packets that were sent, how many did not arrive, in percent. */
  readonly lossPercent: number | null;
  /** Interarrival jitter (RFC 3550 §6.4.1), in milliseconds. */
  readonly jitterMs: number | null;
};

/** One second of a call (F36). `inbound` is what this phone received, `outbound` what the platform received from it. */
export type Sample = {
  /** Since the call was answered. */
  readonly atMs: number;
  readonly inbound: DirectionSample;
  readonly outbound: DirectionSample;
  /** The current round trip, not its average. */
  readonly rttMs: number | null;
};

export const DIRECTIONS_OF_SOUND = ['inbound', 'outbound'] as const;
export type DirectionOfSound = (typeof DIRECTIONS_OF_SOUND)[number];

/** What should not be exceeded (F36). */
export const LIMITS = { lossPercent: 0, jitterMs: 30, rttMs: 250 } as const;

/** Whether a value breaks its limit; an unknown one does not. */
export function isOver(measure: keyof typeof LIMITS, value: number | null): boolean {
  return value !== null && value > LIMITS[measure];
}
