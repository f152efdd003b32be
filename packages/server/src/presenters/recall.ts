import type { Recall, RecallState } from '@wpm/contract';
import type { RecallRow } from '@wpm/store';

/** A recall as it stands at `now`: whom it is offered to no more is asked no more. */
export function presentRecall(row: RecallRow, now: Date): Recall {
  return {
    recallId: row.id,
    customer: { number: row.number, name: row.name },
    campaign: somebody(row.campaignId, row.campaign),
    for: somebody(row.accountId, row.account),
    dueAt: row.dueAt.toISOString(),
    note: row.note,
    plannedBy: row.plannedBy,
    state: stateOf(row, now),
  };
}

function stateOf(row: RecallRow, now: Date): RecallState {
  const { endedHow, endedAt, endedBy, endedWhy, offeredTo, offeredUntil, dueAt } = row;
  if (endedAt && endedHow === 'done') return { kind: 'done', at: endedAt.toISOString(), by: endedBy };
  if (endedAt) return { kind: 'cancelled', at: endedAt.toISOString(), by: endedBy, why: endedWhy ?? 'by-hand' };
  const to = somebody(offeredTo, row.offeredToName);
  if (to && offeredUntil && offeredUntil > now) return { kind: 'offered', to, until: offeredUntil.toISOString() };
  return { kind: dueAt > now ? 'planned' : 'due' };
}

const somebody = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name });
