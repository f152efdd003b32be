import type { Call } from '../call/call.ts';
import { supervisionsOf } from '../call/supervised.ts';
import type { Supervision } from '../call/supervision.ts';

/** What became of one supervisor in a live call (F47). */
export type SupervisionNews = {
  readonly callId: string;
  readonly tenantId: string;
  /** They are rung, they are there, or there no more; `missed`: their phones rang for nothing. */
  readonly kind: 'rings' | 'began' | 'turned' | 'ended' | 'missed';
  /** As it is now, or as it last was. */
  readonly supervision: Supervision;
};

/** What is new of supervisors between two states of a call. */
export function supervisionNews(before: readonly Supervision[], call: Call): SupervisionNews[] {
  const after = supervisionsOf(call);
  const { id: callId, tenantId } = call;
  const told = (supervision: Supervision, kind: SupervisionNews['kind'] | undefined) =>
    kind === undefined ? [] : [{ callId, tenantId, kind, supervision }];
  const gone = before.filter((each) => !sameIn(after, each));
  return [
    ...gone.flatMap((each) => told(each, each.at.state === 'present' ? 'ended' : 'missed')),
    ...after.flatMap((each) => told(each, newOf(sameIn(before, each), each))),
  ];
}

const sameIn = (all: readonly Supervision[], { supervisor }: Supervision): Supervision | undefined =>
  all.find((each) => each.supervisor.accountId === supervisor.accountId);

function newOf(before: Supervision | undefined, after: Supervision): SupervisionNews['kind'] | undefined {
  if (before?.at.state !== after.at.state) return after.at.state === 'present' ? 'began' : 'rings';
  return before.mode === after.mode || after.at.state === 'ringing' ? undefined : 'turned';
}
