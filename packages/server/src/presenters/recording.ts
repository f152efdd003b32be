import type { Erasure, ErasureCertificate, ListedRecording } from '@wpm/contract';
import type { ErasedRow, ErasureRow, ListedRecordingRow } from '@wpm/store';

/** A recording as the list of recordings shows it. */
export function presentRecording(row: ListedRecordingRow): ListedRecording {
  const { id, callId, startedAt, durationMs, bytes, completeness, pauses, direction, agents, hold, keptUntil } = row;
  return {
    id,
    callId,
    durationMs,
    bytes,
    direction,
    // Kept as a 32-bit number, which may come out a hair above one.
    completeness: Math.min(1, completeness),
    startedAt: startedAt.toISOString(),
    pauses: [...(pauses ?? [])],
    ...(row.gaps && { gaps: [...row.gaps] }),
    campaign: row.campaignId === null || row.campaign === null ? null : { id: row.campaignId, name: row.campaign },
    customer: { number: row.customerNumber, name: row.customerName },
    agents: [...agents],
    hold: hold && { ...hold, at: new Date(hold.at).toISOString() },
    keptUntil: keptUntil?.toISOString() ?? null,
  };
}

export function presentErasure({ at, ...row }: ErasureRow): Erasure {
  return { ...row, at: at.toISOString() };
}

export function presentCertificate(of: {
  readonly erasure: ErasureRow;
  readonly erased: readonly ErasedRow[];
}): ErasureCertificate {
  return {
    erasure: presentErasure(of.erasure),
    erased: of.erased.map(({ startedAt, goneAt, ...row }) => ({
      ...row,
      startedAt: startedAt.toISOString(),
      goneAt: goneAt?.toISOString() ?? null,
    })),
  };
}
