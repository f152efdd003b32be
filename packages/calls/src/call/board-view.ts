import type { CallDirection, LiveActivity, SupervisionMode } from '@wpm/contract';
import { recorded } from '../party.ts';
import type { RecordedParty } from '../record.ts';
import type { Call } from './call.ts';
import { viewOf } from './live-view.ts';
import { usersIn } from './segment.ts';
import { supervisionsOf } from './supervised.ts';
import type { Supervision } from './supervision.ts';

/** A call as supervisors see it while it lasts (F47). Instants are UTC milliseconds. */
export type BoardView = {
  readonly callId: string;
  readonly direction: CallDirection;
  readonly caller: RecordedParty;
  readonly callee: RecordedParty;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly campaignId: string | null;
  /** The name of the campaign it came to, or was made in. */
  readonly campaign: string | null;
  readonly waitingSince: number | null;
  /** Whether it is to be recorded, and the disk takes nothing of it now. */
  readonly recordingRefused: boolean;
  readonly parts: readonly { readonly accountId: string; readonly activity: LiveActivity; readonly holds: boolean }[];
  /** In the order they came. */
  readonly supervisors: readonly BoardSupervisor[];
};

/** A supervisor at the ear of a user, or whose phones ring to get there. */
export type BoardSupervisor = {
  readonly supervisorId: string;
  readonly by: RecordedParty;
  /** The user. */
  readonly accountId: string;
  readonly mode: SupervisionMode;
  readonly present: boolean;
};

/** What supervisors see of a call; undefined once it is over. */
export function boardViewOf(call: Call): BoardView | undefined {
  const { id: callId, direction, startedAt, phase, campaign, madeIn } = call;
  if (phase.state === 'ended') return undefined;
  const parts = usersIn(call.segments).flatMap((accountId) => {
    const view = viewOf(call, accountId);
    return view ? [{ accountId, activity: view.activity, holds: view.holds }] : [];
  });
  const { campaignId = null, name = null } = campaign?.plan ?? madeIn ?? {};
  return {
    callId,
    direction,
    caller: recorded(call.caller),
    callee: recorded(call.callee),
    startedAt,
    answeredAt: phase.state === 'connected' ? phase.answeredAt : null,
    campaignId,
    campaign: name,
    waitingSince: campaign?.waitingSince ?? null,
    recordingRefused: call.recording?.refused === true,
    parts,
    supervisors: supervisionsOf(call).map(shown),
  };
}

function shown({ supervisor, agent, mode, at }: Supervision): BoardSupervisor {
  const who = { supervisorId: supervisor.accountId, by: recorded(supervisor), accountId: agent.accountId };
  return { ...who, mode, present: at.state === 'present' };
}
