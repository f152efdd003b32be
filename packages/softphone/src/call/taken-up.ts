import type { LiveCall as PlatformCall, Party } from '@wpm/contract';
import type { CallFacts } from './call.ts';

/** Whom the platform does not name. */
export const ANONYMOUS: Party = { number: 'anonymous', name: null };

/** What the platform says of a call that was up before this phone takes it up (ADR 0021): after a reload the phone itself knows nothing of it. */
export function takenUp({ callId, other, direction, campaign }: PlatformCall): Omit<CallFacts, 'id' | 'dialled'> {
  const of = campaign ? { campaign: campaign.name, campaignId: campaign.id } : { campaign: null };
  return { platformCallId: callId, direction, other: other ?? ANONYMOUS, ...of, isTakenUp: true };
}
