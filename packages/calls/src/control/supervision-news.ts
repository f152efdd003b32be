import type { Call } from '../call/call.ts';
import type { Supervision } from '../call/supervision.ts';

/** What became of a supervisor in a live call (F47). */
export type SupervisionNews = {
  readonly callId: string;
  readonly tenantId: string;
  /** They are rung, they are there, or there no more; `missed`: their phones rang for nothing. */
  readonly kind: 'rings' | 'began' | 'turned' | 'ended' | 'missed';
  /** As it is now, or as it last was. */
  readonly supervision: Supervision;
};

/** What is new of the supervisor between two states of a call. */
export function supervisionNews(before: Supervision | undefined, call: Call): SupervisionNews[] {
  const after = call.supervision ?? undefined;
  const { id: callId, tenantId } = call;
  const told = (kind: SupervisionNews['kind'], supervision: Supervision) => [{ callId, tenantId, kind, supervision }];
  if (!after) return before ? told(before.at.state === 'present' ? 'ended' : 'missed', before) : [];
  if (!before) return told(after.at.state === 'present' ? 'began' : 'rings', after);
  if (before.at.state !== after.at.state) return told('began', after);
  return before.mode === after.mode || after.at.state === 'ringing' ? [] : told('turned', after);
}
