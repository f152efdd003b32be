import type { LedgerOffer } from '@wpm/contract';
import type { LedgerRow } from '@wpm/store';

/** An offer, as the ledger of offers shows it. */
export function presentOffer({ agentId, agent, ...row }: LedgerRow): LedgerOffer {
  const { chosenAt, pushedAt, acceptedAt, wokeAt, registeredAt, rangAt, endedAt } = row;
  return {
    callId: row.callId,
    number: row.number,
    agent: { id: agentId, name: agent },
    campaign: row.campaign,
    chosenAt: chosenAt.toISOString(),
    byHand: row.byHand,
    givenBy: row.givenBy,
    pushedAt: instant(pushedAt),
    acceptedAt: instant(acceptedAt),
    wokeAt: instant(wokeAt),
    registeredAt: instant(registeredAt),
    rangAt: instant(rangAt),
    endedAt: instant(endedAt),
    verdict: row.verdict,
  };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
