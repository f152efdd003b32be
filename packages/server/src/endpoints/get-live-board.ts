import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { statusOf } from '../agents/set-status.ts';
import { signedIn } from '../http/bind.ts';
import { boardOf } from '../live/board-of.ts';
import { presentBoardCall } from '../presenters/live-board.ts';

export const getLiveBoard = signedIn(ENDPOINTS.getLiveBoard, async (deps, { caller }) => {
  const { tenantId } = caller.account;
  const { agentStates, queues, keptPlaces: places } = deps.store;
  const [people, served, keptPlaces] = await Promise.all([
    agentStates.people(tenantId),
    queues.served(tenantId),
    places.counts(tenantId),
  ]);
  const agents = people.map(async ({ accountId, name, extension }) => ({
    accountId,
    name,
    extension,
    campaigns: served.flatMap((each) => (each.accountId === accountId ? each.name : [])),
    status: await statusOf(deps, { id: accountId, tenantId }),
  }));
  return ok({
    at: deps.now().toISOString(),
    agents: await Promise.all(agents),
    calls: boardOf(deps, caller).map(presentBoardCall),
    keptPlaces: [...keptPlaces],
  });
});
