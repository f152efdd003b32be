import { MET_NOBODY_MS } from '@wpm/acd';
import type { CallResult, OutboundOutcome } from '@wpm/contract';
import type { EntryUnderWay } from '@wpm/store';

const OUTCOMES: Readonly<Record<CallResult, OutboundOutcome>> = {
  answered: 'answered',
  'no-answer': 'no-answer',
  // The agent gave up while it rang.
  cancelled: 'no-answer',
  // Who presses the red button says the same as who is in another call: not now.
  rejected: 'busy',
  busy: 'busy',
  unreachable: 'failed',
  'unknown-number': 'failed',
  'not-allowed': 'failed',
  failed: 'failed',
};

/**
 * What came of a call to an entry that is over. A customer who answered and was let go within two seconds, by another than
 * themselves, has met nobody.
 */
export function outcomeOf({
  result,
  answeredAt,
  endedAt,
  endedBy,
}: NonNullable<EntryUnderWay['call']>): OutboundOutcome {
  if (answeredAt === null) return OUTCOMES[result ?? 'failed'] === 'answered' ? 'failed' : OUTCOMES[result ?? 'failed'];
  const talkedMs = (endedAt ?? answeredAt).getTime() - answeredAt.getTime();
  return endedBy !== 'callee' && talkedMs < MET_NOBODY_MS ? 'abandoned' : 'answered';
}
