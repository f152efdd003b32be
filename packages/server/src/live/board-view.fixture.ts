import type { BoardView, CallRecord } from '@wpm/calls';

/** A call as the live view has it while it is up: of this campaign, or of none. */
export function boardView(
  { id, caller, callee, startedAt }: CallRecord,
  campaign: { readonly id: string; readonly name: string } | null = null,
): BoardView {
  return {
    callId: id,
    direction: 'inbound',
    caller,
    callee,
    startedAt,
    answeredAt: null,
    campaignId: campaign?.id ?? null,
    campaign: campaign?.name ?? null,
    waitingSince: null,
    recordingRefused: false,
    parts: [],
    supervisors: [],
  };
}
