import { once } from 'node:events';
import type { BoardView } from '@wpm/calls';
import type { Clock } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import { BoardNotices } from '../live/board-notices.ts';
import type { CallMoves } from '../live/call-moves.ts';
import type { Telephony } from '../telephony/start-telephony.ts';
import type { CallAnswer } from './call-protocol.ts';
import type { Asker } from './operator-socket.ts';

export type ShowCallsDeps = {
  readonly store: { readonly tenants: Pick<Store['tenants'], 'all' | 'byId'> };
  readonly telephony: { readonly supervision: Pick<Telephony['supervision'], 'board'> };
  readonly callMoves: CallMoves;
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
};

/** The running calls of every tenant; to who follows, each again whenever its state is another, at most half a second later. */
export async function showCalls(
  { store, telephony, callMoves, clock }: ShowCallsDeps,
  { follow }: { readonly follow: boolean },
  { tell, gone }: Asker,
): Promise<undefined> {
  const told = new Map<string, Map<string, CallAnswer>>();
  const look = (tenantId: string, domain: string): void => {
    const before = told.get(tenantId);
    const now = new Map(telephony.supervision.board(tenantId).map((call) => [call.callId, answerOf(call, domain)]));
    for (const call of now.values()) if (before?.get(call.callId)?.state !== call.state) tell(call);
    for (const call of before?.values() ?? []) if (!now.has(call.callId)) tell({ ...call, state: 'over' });
    told.set(tenantId, now);
  };
  const domains = new Map((await store.tenants.all()).map(({ id, domain }) => [id, domain]));
  // A tenant that was made meanwhile has calls like any other.
  const lookAgain = async (tenantId: string): Promise<void> => {
    const domain = domains.get(tenantId) ?? (await store.tenants.byId(tenantId))?.domain ?? '';
    domains.set(tenantId, domain);
    if (!gone.aborted) look(tenantId, domain);
  };
  using notices = new BoardNotices(clock, (tenantId) => void lookAgain(tenantId).catch(() => {}));
  using _moves = callMoves.listen((tenantId) => notices.changed(tenantId));
  for (const [id, domain] of domains) look(id, domain);
  if (follow && !gone.aborted) await once(gone, 'abort');
  return undefined;
}

function answerOf(call: BoardView, domain: string): CallAnswer {
  const { callId, direction, caller, callee, campaign, startedAt } = call;
  const parties = { caller: caller.number, callee: callee.number, campaign };
  return { callId, domain, direction, ...parties, state: stateOf(call), startedAt: new Date(startedAt).toISOString() };
}

/** A campaign answers its customers itself; to others nobody has answered before a user or the far end does. */
function stateOf({ parts, answeredAt, direction, campaignId }: BoardView): CallAnswer['state'] {
  if (parts.some(({ activity }) => activity !== 'ringing')) return 'talks';
  return answeredAt !== null || (direction === 'inbound' && campaignId !== null) ? 'waits' : 'rings';
}
