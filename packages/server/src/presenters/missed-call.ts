import type { MissedCall, MissedCustomer, MissedState } from '@wpm/contract';
import type { MissedCustomerRow, MissedRow } from '@wpm/store';

/** A row of the shared list as it stands at `now`: a claim that ran out is none. */
export function presentMissedCall(row: MissedRow, now: Date): MissedCall {
  return {
    missedId: row.id,
    customer: { number: row.number, name: row.name },
    line: { kind: row.lineKind, number: row.line, name: row.lineName },
    reason: row.reason,
    attempts: row.attempts,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    waitedMs: row.waitedMs,
    short: row.isShort,
    recallAt: row.recallAt?.toISOString() ?? null,
    messages: row.messages.map(({ leftAt, heardAt, ...message }) => ({
      ...message,
      leftAt: new Date(leftAt).toISOString(),
      heardAt: heardAt === null ? null : new Date(heardAt).toISOString(),
    })),
    state: stateOf(row, now),
  };
}

/** The same as a supervisor sees it, who leads those that call back. */
export const presentMissedCustomer = (row: MissedCustomerRow, now: Date): MissedCustomer => ({
  missedId: row.id,
  callId: row.callId,
  customer: { number: row.number, name: row.name },
  line: { kind: row.lineKind, number: row.line, name: row.lineName },
  reason: row.reason,
  short: row.isShort,
  attempts: row.attempts,
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
  waitedMs: row.waitedMs,
  state: stateOf(row, now),
});

function stateOf(row: Omit<MissedCustomerRow, 'callId'>, now: Date): MissedState {
  const { settledAt, settledHow, claimedBy, claimedUntil } = row;
  if (settledAt && settledHow) {
    return {
      kind: 'settled',
      how: settledHow,
      why: settledHow === 'manually' ? row.settledWhy : null,
      name: row.settledByName,
      at: settledAt.toISOString(),
    };
  }
  if (claimedBy && claimedUntil && claimedUntil > now) {
    return { kind: 'claimed', by: claimedBy, name: row.claimedByName ?? '', until: claimedUntil.toISOString() };
  }
  return { kind: 'open' };
}
