/** What a recording may lack before somebody should know (F39). */
export const RECORDING_TOLERANCE = {
  /** Share of what was to be recorded. */
  completeFrom: 0.98,
  /** As much may be missing of however short a call: a recording begins a moment after the answer. */
  mayLackMs: 400,
  /** More than this is missing from no recording, however long its call. */
  lacksAtMostMs: 1_000,
} as const;

/** What a recording holds, and the share 0…1 of its call that is; pauses count in neither, though the file has them as silence. */
type RecordedShare = {
  readonly durationMs: number;
  readonly completeness: number;
  readonly pauses?: readonly { readonly fromMs: number; readonly toMs: number | null }[] | undefined;
};

/** Whether so much of a call is missing from its recording that somebody should know (F39). */
export function isRecordingShort({ durationMs, completeness, pauses = [] }: RecordedShare): boolean {
  if (completeness <= 0) return true;
  const pausedMs = pauses.reduce((sum, { fromMs, toMs }) => sum + ((toMs ?? durationMs) - fromMs), 0);
  const heldMs = durationMs - pausedMs;
  const missingMs = heldMs / completeness - heldMs;
  const { completeFrom, mayLackMs, lacksAtMostMs } = RECORDING_TOLERANCE;
  return missingMs > lacksAtMostMs || (completeness < completeFrom && missingMs > mayLackMs);
}
