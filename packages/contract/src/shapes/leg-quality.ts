import { z } from 'zod';

const milliseconds = z.number().nonnegative();

/** What was measured many times. */
const spread = z.strictObject({ mean: milliseconds, max: milliseconds });

/** One way of a leg; `heard` as whoever received it counted, null where nothing came or nobody reported. */
const way = z.strictObject({
  packets: z.int().nonnegative(),
  heard: z
    .strictObject({
      lossPercent: z.number().min(0).max(100),
      jitterMs: spread,
      /** Estimated by the E-model, 1 to 4.4, not measured by listening. */
      mos: z.number().min(1).max(4.5),
    })
    .nullable(),
});

/** How one leg of a call sounded, from its beginning to its end. */
export const legQuality = z.strictObject({
  /** `caller`, `callee-1`, …: its name within the call. */
  leg: z.string(),
  /** Whose phone it was, `sip:anna@domain`; null for a trunk. */
  aor: z.string().nullable(),
  trunkId: z.string().nullable(),
  transport: z.enum(['webrtc', 'rtp', 'srtp']),
  codec: z.string(),
  /** Round trip between platform and far end in milliseconds; null where nobody measured it. */
  rttMs: spread.nullable(),
  /** From the far end to the platform. */
  received: way,
  /** From the platform to the far end, as that reported it by RTCP. */
  sent: way,
});
export type MeasuredLeg = z.infer<typeof legQuality>;
