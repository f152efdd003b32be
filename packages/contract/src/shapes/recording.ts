import { z } from 'zod';
import { CALL_DIRECTIONS } from '../vocabulary.ts';
import { party, recordingStretch } from './call.ts';

/** Whether a recording has nearly all of its call. */
export const RECORDING_COMPLETENESSES = ['complete', 'incomplete'] as const;

/** Why a recording is held, is not held any more, or is erased: said by whoever does it. */
export const recordingReason = z.string().trim().min(3).max(300);

/** Whose recordings are erased, in any notation; `anonymous` is not somebody. */
export const erasedNumber = z
  .string()
  .trim()
  .regex(/^[+\d\s().\-/]{3,32}$/)
  .regex(/\d.*\d.*\d/);

/** A recording of a call that is over, as the list of recordings shows it (F39). */
export const listedRecording = z.strictObject({
  id: z.uuid(),
  callId: z.uuid(),
  startedAt: z.iso.datetime(),
  /** Length of the audio in milliseconds. */
  durationMs: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** Recorded time ÷ connected time, 0…1, pauses left out of both. */
  completeness: z.number().min(0).max(1),
  /** Stretches that are silent because a user paused the recording: offsets into the audio. */
  pauses: z.array(recordingStretch),
  /** Stretches that are silent because they could not be written: offsets into the audio. Absent where there are none. */
  gaps: z.array(recordingStretch).optional(),
  direction: z.enum(CALL_DIRECTIONS),
  campaign: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  customer: party,
  /** Display names of the users who took part, in their order. */
  agents: z.array(z.string()),
  /** A legal hold: nothing takes the recording away while it lasts. Null where there is none. */
  hold: z.strictObject({ reason: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
  /** When its term ends, by what its campaign says now; null where it has none. A hold outlasts it. */
  keptUntil: z.iso.datetime().nullable(),
});
export type ListedRecording = z.infer<typeof listedRecording>;

/** For how many days recordings of calls are kept that came to no campaign; null: until they are erased. */
export const recordingPolicy = z.strictObject({ keepDays: z.int().min(1).max(3_650).nullable() });
export type RecordingPolicy = z.infer<typeof recordingPolicy>;

/** What is kept of an erasure. The number is not: only its end. */
export const erasure = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Display name of the administrator. */
  by: z.string(),
  numberEnd: z.string(),
  reason: z.string(),
  /** How many recordings. */
  recordings: z.int().nonnegative(),
  /** Of how many calls the SIP that was kept went with them. */
  ladders: z.int().nonnegative(),
});
export type Erasure = z.infer<typeof erasure>;

/** Proof of an erasure: what there was, and when each was gone from the disk. */
export const erasureCertificate = z.strictObject({
  erasure,
  erased: z.array(
    z.strictObject({
      recordingId: z.uuid(),
      callId: z.uuid(),
      startedAt: z.iso.datetime(),
      durationMs: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      /** SHA-256 of the file that was kept, hexadecimal; null where it had not been archived yet. */
      sha256: z.string().nullable(),
      /** Null while its files are still being deleted. */
      goneAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type ErasureCertificate = z.infer<typeof erasureCertificate>;
