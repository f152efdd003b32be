import { type Instant, assertNever } from '@wpm/kernel';
import {
  type Activity,
  type Call,
  type CallIn,
  type Consultation,
  type End,
  type Ends,
  type Hold,
  type LegId,
  type Ringing,
  type Transfer,
  type Vanished,
  endsUp,
  ringsOf,
  together,
} from './call.ts';
import type { Party } from '../party.ts';
import { heldIn } from './commands.ts';
import { calledNow } from './forwarding.ts';
import { holds } from './holding.ts';
import { up } from './over.ts';
import { has } from './rounds.ts';
import { onLeg } from './segment.ts';
import { offeredIn } from './queue-offered.ts';
import { type Effect, type PickUp, type Step, step } from './step.ts';
import { reunited } from './vanish.ts';

/** Who has a leg, or is called on it, and whether its dialog is answered; undefined where another phone can take no place. */
export function standingOf(call: Call, leg: LegId): Standing | undefined {
  const { phase } = call;
  // RFC 3891 §3: only an early dialog that we began can be picked up; a caller's own INVITE is none.
  if (phase.state === 'ringing') return has(phase, leg) ? { party: calledNow(call), isEarly: true } : undefined;
  if (phase.state !== 'connected') return undefined;
  const { activity } = phase;
  // Whose dialog is over can be taken the place of until the goodbye: by whoever names the call, not the dialog.
  if (activity.kind === 'vanished' && activity.stage === 'parting' && leg === activity.away.leg) return undefined;
  if (activity.kind === 'vanished' && leg === activity.away.leg) return { party: activity.away.party, isEarly: false };
  const end = endsUp(activity).find((each) => each.leg === leg);
  if (end) return { party: end.party, isEarly: false };
  const rings = ringsOf(activity);
  return rings && has(rings, leg) ? { party: calledIn(activity, leg), isEarly: true } : undefined;
}

type Standing = { readonly party: Party | undefined; readonly isEarly: boolean };

/** Who is being called while the call is up. */
function calledIn(activity: Activity, leg: LegId): Party | undefined {
  if (activity.kind === 'queued') return offeredIn(activity).find(({ legs }) => legs.includes(leg))?.party;
  if (activity.kind === 'choosing') return activity.stage.kind === 'calling' ? activity.stage.party : undefined;
  if (activity.kind === 'asking') return activity.consulted;
  if (activity.kind !== 'transferring') return undefined;
  const { reaching, recipient, initiator } = activity.transfer;
  return reaching.kind === 'initiator' ? initiator.party : recipient;
}

/** One leg takes the place of another. */
type Renaming = { readonly from: LegId; readonly to: LegId };

/** Another phone of the user goes on where one of them was (RFC 3891 §3): nobody else notices but by the voice. */
export function pickUpTalking(call: CallIn<'connected'>, { replaced, by }: PickUp, now: Instant): Step {
  const renaming = { from: replaced, to: by };
  const before = call.phase.activity;
  const activity = renamed(before, renaming, now);
  const isHolding = holds(heldIn(activity), by);
  const segments = onLeg(call.segments, renaming, { isHolding, now });
  const next = up({ ...call, segments, tried: call.tried + 1 }, activity);
  return step(next, { kind: 'sound' }, { kind: 'save' }, { kind: 'answer', leg: by }, ...left(before, replaced));
}

/** The phone before leaves, unless it has left already, and is told why. */
const left = (before: Activity, replaced: LegId): readonly Effect[] =>
  before.kind === 'vanished' && before.away.leg === replaced && before.away.phone === 'ended'
    ? []
    : [
        { kind: 'hang-up', leg: replaced, why: 'call/taken-over' },
        { kind: 'remove', leg: replaced },
      ];

/** Another phone of the user answers what rings at one of them: as if it had rung there too. */
export function pickUpRinging(
  { by }: PickUp,
  tried: number,
  answered: (alsoRinging: (rings: Ringing) => Ringing) => Step,
): Step {
  const { next, effects } = answered((rings) => ({ ...rings, legs: [...rings.legs, { id: by, trunkId: null }] }));
  return step({ ...next, tried: tried + 1 }, ...effects, { kind: 'answer', leg: by });
}

function renamed(activity: Activity, renaming: Renaming, now: Instant): Activity {
  if ('customer' in activity) return { ...activity, customer: endRenamed(activity.customer, renaming) };
  switch (activity.kind) {
    case 'served':
      return activity;
    case 'talking':
      return { ...activity, ends: endsRenamed(activity.ends, renaming) };
    case 'held':
      return together(endsRenamed(activity.ends, renaming), heldOn(activity.held, renaming), activity.since);
    case 'noticing':
      return { ...activity, ends: endsRenamed(activity.ends, renaming), held: heldOn(activity.held, renaming) };
    case 'transferring':
      return {
        ...activity,
        transfer: inTransfer(activity.transfer, renaming),
        held: heldOn(activity.held, renaming),
      };
    case 'asking':
      return {
        ...activity,
        consultation: inConsultation(activity.consultation, renaming),
        held: heldOn(activity.held, renaming),
      };
    case 'consulting':
    case 'joined':
      return {
        ...activity,
        consultation: inConsultation(activity.consultation, renaming),
        consulted: endRenamed(activity.consulted, renaming),
        held: heldOn(activity.held, renaming),
      };
    case 'vanished':
      return inVanished(activity, renaming, now);
    default:
      return assertNever(activity);
  }
}

const endRenamed = <E extends End>(end: E, { from, to }: Renaming): E => (end.leg === from ? { ...end, leg: to } : end);

const endsRenamed = ({ caller, callee }: Ends, renaming: Renaming): Ends => ({
  caller: endRenamed(caller, renaming),
  callee: endRenamed(callee, renaming),
});

function inTransfer(transfer: Transfer, renaming: Renaming): Transfer {
  const { initiator, transferred } = transfer;
  const leg = initiator.leg === renaming.from ? renaming.to : initiator.leg;
  return { ...transfer, transferred: endRenamed(transferred, renaming), initiator: { ...initiator, leg } };
}

const inConsultation = (consultation: Consultation, renaming: Renaming): Consultation => ({
  ...consultation,
  agent: endRenamed(consultation.agent, renaming),
  customer: consultation.customer && endRenamed(consultation.customer, renaming),
});

/** The phone that was waited for is there; another of who waits changes nothing. */
function inVanished(activity: Vanished, renaming: Renaming, now: Instant): Activity {
  const held = heldOn(activity.held, renaming);
  const waiting = endRenamed(activity.waiting, renaming);
  if (activity.away.leg !== renaming.from) return { ...activity, waiting, held };
  return reunited({ ...activity, away: { ...activity.away, leg: renaming.to } }, held, now);
}

/** The phone that comes does not hold, whatever the one before did; a hold by command is the user's. */
const heldOn = (held: readonly Hold[], { from, to }: Renaming): readonly Hold[] =>
  held.flatMap((hold) => (hold.leg !== from ? [hold] : hold.by === 'command' ? [{ ...hold, leg: to }] : []));
