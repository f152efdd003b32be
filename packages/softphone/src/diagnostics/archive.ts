import type { Direction, Party } from '@wpm/contract';
import type { Sample } from './sample.ts';

/** What this device keeps of a call's quality (F38). A call may have several, one for each time this phone was in it. */
export type CallDiagnostics = {
  readonly id: string;
  /** The platform's id of the call, as *my calls* has it. */
  readonly callId: string;
  /** Instant of the answer, milliseconds since 1970. */
  readonly startedAt: number;
  readonly direction: Direction;
  readonly other: Party;
  readonly samples: readonly Sample[];
};

/** Where this device keeps diagnostics. The platform never sees them. */
export interface DiagnosticsArchive {
  /** Adds or replaces, and lets go of what is too old or too many. */
  save(diagnostics: CallDiagnostics): Promise<void>;
  /** All there is of a call, joined in order; undefined where this device did not handle it. */
  ofCall(callId: string): Promise<CallDiagnostics | undefined>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

const KEPT_MS = 90 * 24 * 3_600_000;
const KEPT_CALLS = 500;

/** What has to go: what is older than 90 days, and the oldest beyond 500 (semantics). @param now milliseconds since 1970 */
export function expired(
  kept: readonly Pick<CallDiagnostics, 'id' | 'startedAt'>[],
  now: number,
): readonly CallDiagnostics['id'][] {
  return kept
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .filter(({ startedAt }, rank) => rank >= KEPT_CALLS || now - startedAt > KEPT_MS)
    .map(({ id }) => id);
}

/** Joins the parts of one call; time goes on from the first answer. */
export function joined(parts: readonly CallDiagnostics[]): CallDiagnostics | undefined {
  const [first, ...more] = parts.toSorted((a, b) => a.startedAt - b.startedAt);
  if (first === undefined) return undefined;
  const later = more.flatMap(({ samples, startedAt }) =>
    samples.map((sample) => ({ ...sample, atMs: sample.atMs + startedAt - first.startedAt })),
  );
  return { ...first, samples: [...first.samples, ...later] };
}
