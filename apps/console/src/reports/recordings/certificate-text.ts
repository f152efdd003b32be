import type { ErasureCertificate } from '@wpm/contract';
import type { RecordingWords } from './words/recording-words.ts';

/**
 * A certificate as a document to be handed out. Instants are UTC, as the platform has them.
 * @param number in full, where it is still known: the platform itself does not keep it
 */
export function certificateText(
  { erasure, erased }: ErasureCertificate,
  { certificates: words }: RecordingWords,
  number: string | null,
): string {
  return [
    words.title,
    '',
    `${words.id}: ${erasure.id}`,
    `${words.erasedAt}: ${erasure.at}`,
    `${words.by}: ${erasure.by}`,
    `${words.number}: ${number ?? words.numberEnd(erasure.numberEnd)}`,
    `${words.reason}: ${erasure.reason}`,
    `${words.ladders}: ${erasure.ladders}`,
    '',
    words.lines,
    ...erased.map(({ recordingId, callId, startedAt, durationMs, bytes, sha256, goneAt }) =>
      [
        recordingId,
        callId,
        startedAt,
        Math.round(durationMs / 1_000),
        bytes,
        sha256 ?? words.notArchived,
        goneAt ?? words.pending,
      ].join('; '),
    ),
    '',
  ].join('\r\n');
}
