import type { BoardView } from '@wpm/calls';
import type { ApiCaller } from '../api-keys/api-caller.ts';
import type { ServerDeps } from '../server-deps.ts';

/** The live calls a supervisor sees: all of the tenant, or those of the campaigns they are confined to. */
export function boardOf(
  { telephony }: Pick<ServerDeps, 'telephony'>,
  { account, confinement }: ApiCaller,
): readonly BoardView[] {
  const board = telephony.supervision.board(account.tenantId);
  if (!confinement) return board;
  const seen = new Set(confinement.campaignIds);
  return board.filter(({ campaignId }) => campaignId !== null && seen.has(campaignId));
}

/** Whether a live call is kept from them: another campaign's is for them as one that does not exist. */
export const isKeptFrom = (deps: Pick<ServerDeps, 'telephony'>, caller: ApiCaller, callId: string): boolean =>
  caller.confinement !== null && boardOf(deps, caller).every((call) => call.callId !== callId);
