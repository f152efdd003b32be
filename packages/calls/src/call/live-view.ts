import type { Direction, LiveActivity, SupervisionMode, Unheard } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { recorded } from '../party.ts';
import type { RecordedParty } from '../record.ts';
import { type AfterPart, afterPartOf } from './after-part.ts';
import { type Activity, type Call, type CallIn, type LegId, endsUp, isIn } from './call.ts';
import { heldIn } from './commands.ts';
import { holds } from './holding.ts';
import { unheardOf } from './one-way.ts';
import { RECORDING_PAUSE_MS, pauseEndsAt, pauseMsOf } from './recording-pause.ts';
import { directionOf, openPartOf } from './segment.ts';
import { supervisionsOf } from './supervised.ts';

/**
 * What is being recorded of a call now (F39); `endsAt`: when a pause ends by itself, UTC milliseconds; `lastsMs`: how long one is that
 * begins now; `unpausable`: its campaign allows no pause.
 */
export type RecordingView =
  | { readonly state: 'off' }
  /** `refused`: the disk takes nothing of it now. */
  | { readonly state: 'running'; readonly refused?: true; readonly unpausable?: true }
  | { readonly state: 'paused'; readonly endsAt: number; readonly lastsMs: number };

/** A call as one of its users sees it while it lasts. Instants are UTC milliseconds. */
export type LiveView = {
  readonly callId: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  /** Whether this user dialled it, or it rang at theirs. */
  readonly direction: Direction;
  /** The campaign it came to, or was made in; absent: none. */
  readonly campaign?: { readonly id: string; readonly name: string };
  readonly activity: LiveActivity;
  /** Whether this user holds the others. */
  readonly holds: boolean;
  /** The other end; in a consultation the customer, null once they have hung up. */
  readonly other: RecordedParty | null;
  /** Whom this user asks; null where they ask nobody. */
  readonly consulted: RecordedParty | null;
  /** Of the call, whoever of its users is on the recording. */
  readonly recording: RecordingView;
  /** Whoever is to hear this user hears nothing of them, and where it gets lost; absent while they do, as far as is known. */
  readonly unheard?: Unheard;
  /** Who listen to this user, or speak with them as their supervisors, as far as they are told (F47); absent: nobody. */
  readonly supervisors?: readonly { readonly by: RecordedParty; readonly mode: SupervisionMode }[];
  /** After it this user has a wrap-up where they ask for one (F27); else absent. */
  readonly wrapUp?: 'on-request';
  /** How long somebody is on hold until this user is reminded of them (F32); null: never; absent outside campaigns. */
  readonly holdReminderMs?: number | null;
};

/** What became of a live call for one of its users. */
export type LiveNews = { readonly accountId: string } & (
  | { readonly kind: 'begun' | 'changed'; readonly view: LiveView }
  /** They have no part in it any more: it is over, or goes on without them. `after`: what they have now; absent: nothing. */
  | { readonly kind: 'left'; readonly callId: string; readonly after?: AfterPart }
);

/** The call as a user sees it who has a part in it now; undefined for others. */
export function viewOf(call: Call, accountId: string): LiveView | undefined {
  const part = openPartOf(call.segments, accountId);
  if (!part) return undefined;
  const recording = recordingView(call);
  const facts = { callId: call.id, startedAt: call.startedAt, direction: directionOf(part), ...campaignOf(call) };
  if (!isIn(call, 'connected') || part.leg === null) {
    const ringing = { activity: 'ringing', holds: false, consulted: null } as const;
    return { ...facts, answeredAt: null, ...ringing, other: part.other, recording };
  }
  const { answeredAt, activity } = call.phase;
  return {
    ...facts,
    answeredAt,
    holds: holds(heldIn(activity), part.leg),
    ...seenFrom(activity, part.leg, part.other),
    recording,
    ...unheardIn(call, part.leg),
    ...supervisorsOf(call, accountId),
    ...wrapUpOf(call, accountId),
    ...holdReminderOf(call),
  };
}

function unheardIn(call: CallIn<'connected'>, leg: LegId): Pick<LiveView, 'unheard'> {
  const unheard = unheardOf(call, leg);
  return unheard ? { unheard } : {};
}

function campaignOf({ campaign, madeIn }: Call): Pick<LiveView, 'campaign'> {
  const of = campaign?.plan ?? madeIn;
  return of ? { campaign: { id: of.campaignId, name: of.name } } : {};
}

function holdReminderOf({ campaign, madeIn }: Call): Pick<LiveView, 'holdReminderMs'> {
  const { holdReminderMs } = campaign?.plan ?? madeIn ?? {};
  return holdReminderMs === undefined ? {} : { holdReminderMs };
}

function wrapUpOf(call: Call, accountId: string): Pick<LiveView, 'wrapUp'> {
  const after = afterPartOf(call, accountId);
  return after.kind === 'wrap-up' && after.onRequest ? { wrapUp: 'on-request' } : {};
}

/** One who is to be heard cannot be kept from the user who hears them. */
function supervisorsOf(call: Call, accountId: string): Pick<LiveView, 'supervisors'> {
  const supervisors = supervisionsOf(call).flatMap(({ supervisor, agent, mode, told, at }) => {
    const isKnown = at.state === 'present' && agent.accountId === accountId && (told || mode !== 'listen');
    return isKnown ? [{ by: recorded(supervisor), mode }] : [];
  });
  return supervisors.length === 0 ? {} : { supervisors };
}

function recordingView(call: Call): RecordingView {
  if (call.recording === null) return { state: 'off' };
  const [endsAt, lastsMs] = [pauseEndsAt(call), pauseMsOf(call)];
  if (endsAt !== undefined) return { state: 'paused', endsAt, lastsMs: lastsMs ?? RECORDING_PAUSE_MS };
  const { refused } = call.recording;
  return { state: 'running', ...(refused && { refused }), ...(lastsMs === null && { unpausable: true }) };
}

type Seen = Pick<LiveView, 'activity' | 'other' | 'consulted'>;

function seenFrom(activity: Activity, leg: LegId, known: RecordedParty): Seen {
  if ('customer' in activity) return { activity: 'waiting', other: known, consulted: null };
  if ('ends' in activity) {
    const is = activity.kind === 'held' ? 'held' : 'talking';
    return { activity: is, other: opposite(activity, leg, known), consulted: null };
  }
  switch (activity.kind) {
    case 'served':
      return { activity: 'talking', other: known, consulted: null };
    case 'vanished': {
      const is = leg === activity.waiting.leg ? 'waiting' : 'vanished';
      return { activity: is, other: opposite(activity, leg, known), consulted: null };
    }
    case 'transferring':
      return { activity: activity.kind, other: opposite(activity, leg, known), consulted: null };
    case 'asking':
    case 'consulting':
    case 'joined':
      return inConsultation(activity, leg);
    default:
      return assertNever(activity);
  }
}

function opposite(activity: Activity, leg: LegId, known: RecordedParty): RecordedParty {
  const end = endsUp(activity).find((each) => each.leg !== leg);
  return end ? recorded(end.party) : known;
}

function inConsultation(activity: Extract<Activity, { kind: 'asking' | 'consulting' | 'joined' }>, leg: LegId): Seen {
  const { agent, customer } = activity.consultation;
  const consulted = activity.kind === 'asking' ? activity.consulted : activity.consulted.party;
  // The two others see the agent, whatever the agent does with the third.
  if (leg !== agent.leg) return { activity: 'talking', other: recorded(agent.party), consulted: null };
  const withCustomer = activity.kind === 'consulting' && activity.with === 'customer';
  return {
    activity: withCustomer ? 'swapped' : activity.kind,
    other: customer && recorded(customer.party),
    consulted: recorded(consulted),
  };
}
