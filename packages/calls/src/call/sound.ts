import type { QueueExit } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { AudioSource, RecordingEnds } from '@wpm/media';
import { COMFORT, FAREWELL } from './prompts.ts';
import {
  type Activity,
  type Asked,
  type Call,
  type Consultation,
  type Ends,
  type Hold,
  type LegId,
  type Noticing,
  type Ringing,
  type Side,
  type Transfer,
  type Vanished,
  otherSide,
} from './call.ts';
import type { Hearing, Sound } from './hearing.ts';
import { holds } from './holding.ts';
import type { QueuePlan } from './queue-plan.ts';
import { menuHearing } from './menu-sound.ts';
import type { Messaging } from './messaging.ts';
import type { Queued } from './queued.ts';
import { endOfUser, supervisionsOf } from './supervised.ts';
import { withSupervisorsAt } from './supervisor-sound.ts';
import { messageHearing } from './while-messaging.ts';

export type { Hearing, Sound } from './hearing.ts';

/** The place of the agent: the left channel of the recording, whoever comes to sit there later (F39). */
const agentSide = ({ caller }: Call): Side => (caller.kind === 'account' ? 'caller' : 'callee');

/** What is to be heard by what is going on; nothing is said of a call the platform itself serves. */
export function soundOf(call: Call, activity: Activity): Sound | undefined {
  const sound = soundIn(call, activity);
  if (!sound) return sound;
  const ears = supervisionsOf(call).map((each) => ({ ...each, ear: endOfUser(call, each.agent.accountId)?.leg }));
  return withSupervisorsAt(sound, ears);
}

function soundIn(call: Call, activity: Activity): Sound | undefined {
  if ('customer' in activity) return withUsAlone(call, activity);
  switch (activity.kind) {
    case 'served':
      return undefined;
    case 'talking':
      return whileTogether(call, activity.ends, []);
    case 'held':
      return whileTogether(call, activity.ends, activity.held);
    case 'noticing':
      return whileNoticing(call, activity);
    case 'transferring':
      return whileTransferring(call, activity.transfer);
    case 'asking':
      return whileAsking(call, activity.consultation, activity.rings);
    case 'consulting':
      return whileConsulting(call, activity);
    case 'joined':
      return whileJoined(call, activity);
    case 'vanished':
      return whileVanished(call, activity);
    default:
      return assertNever(activity);
  }
}

/** A customer with whom nobody but the platform is. */
function withUsAlone(call: Call, activity: Extract<Activity, { readonly customer: unknown }>): Sound {
  if (activity.kind === 'queued') return whileQueued(call, activity);
  if (activity.kind === 'messaging') return whileMessaging(call, activity);
  return {
    hearings: [menuHearing(call.menu, activity)],
    recording: channels(call, 'callee', [], [activity.customer.leg]),
  };
}

/** Nobody else is there: what the customer says is the message. */
function whileMessaging(call: Call, activity: Messaging): Sound {
  return {
    hearings: [messageHearing(call.message, activity)],
    recording: channels(call, 'callee', [], [activity.customer.leg]),
    ...(call.message && { quietAfterMs: call.message.plan.silenceMs }),
  };
}

/** Everybody hears the others. Whoever is held hears our music; whoever holds hears nothing of them (F32). */
function conversation(legs: readonly LegId[], held: readonly Hold[]): Hearing[] {
  return legs.map((leg) => {
    const others = legs.filter((other) => other !== leg);
    const speaking = others.filter((other) => !holds(held, other));
    const isLeftAlone = others.length > 0 && speaking.length === 0;
    const isDeaf = isLeftAlone || holds(held, leg);
    return { leg, from: isDeaf ? [] : speaking, plays: isLeftAlone ? 'music' : null };
  });
}

const waits = (leg: LegId, plays: Hearing['plays'] = 'music'): Hearing => ({ leg, from: [], plays });

/** The channels of the recording. @param here who sits at the place `side`, if anybody is recorded there */
function channels(call: Call, side: Side, here: readonly LegId[], opposite: readonly LegId[]): RecordingEnds {
  return side === agentSide(call) ? { agent: here, customer: opposite } : { agent: opposite, customer: here };
}

function whileTogether(call: Call, ends: Ends, held: readonly Hold[]): Sound {
  const agent = agentSide(call);
  const [own, other] = [ends[agent].leg, ends[otherSide(agent)].leg];
  return { hearings: conversation([own, other], held), recording: channels(call, agent, [own], [other]) };
}

/** Neither hears the other until both know that they are recorded. */
function whileNoticing(call: Call, { ends: { caller, callee } }: Noticing): Sound {
  const notice = call.madeIn?.notice ?? null;
  const hearings = [caller, callee].map(({ leg }) => waits(leg, notice));
  return { hearings, recording: channels(call, 'caller', [caller.leg], [callee.leg]) };
}

function whileTransferring(call: Call, { side, transferred, initiator, reaching }: Transfer): Sound {
  const rings = reaching.kind !== 'nobody' && reaching.rings.progress !== 'nothing';
  const leaving: Hearing[] = initiator.leg === null ? [] : [{ leg: initiator.leg, from: [], plays: null }];
  const { leg } = transferred;
  return {
    hearings: [waits(leg, rings ? 'ringback' : 'music'), ...leaving],
    recording: channels(call, side, [], [leg]),
  };
}

/** The customer waits; the agent hears it ring, or what the network says where only one phone is called. */
function whileAsking(call: Call, { side, agent, customer }: Consultation, { legs, progress }: Ringing): Sound {
  const [only, ...others] = legs;
  const speaks = progress === 'early-media' && only !== undefined && others.length === 0 ? [only.id] : [];
  const tone = progress !== 'nothing' && speaks.length === 0 ? 'ringback' : null;
  return {
    hearings: [{ leg: agent.leg, from: speaks, plays: tone }, ...(customer ? [waits(customer.leg)] : [])],
    recording: channels(call, side, [], customer ? [customer.leg] : []),
  };
}

/** What agent and colleague say to each other is not recorded unless the campaign wants it (F39); who waits is, hearing our music. */
function whileConsulting(call: Call, activity: Extract<Activity, { kind: 'consulting' }>): Sound {
  const { consultation, consulted, held } = activity;
  const { side, agent, customer } = consultation;
  if (activity.with === 'customer' && customer) {
    return {
      hearings: [...conversation([agent.leg, customer.leg], held), waits(consulted.leg)],
      recording: channels(call, side, [agent.leg], [customer.leg]),
    };
  }
  return {
    hearings: [...conversation([agent.leg, consulted.leg], held), ...(customer ? [waits(customer.leg)] : [])],
    recording: customer
      ? channels(call, side, recordsConsultations(call) ? [agent.leg, consulted.leg] : [], [customer.leg])
      : channels(call, side, [], []),
  };
}

const recordsConsultations = ({ madeIn, campaign }: Call): boolean =>
  (madeIn ?? campaign?.plan)?.recordsConsultations ?? false;

/** The colleague speaks beside the agent, in the recording too: whatever the customer hears is recorded (F39). */
function whileJoined(call: Call, { consultation, consulted, held }: Asked & { readonly held: readonly Hold[] }): Sound {
  const { side, agent, customer } = consultation;
  const ours = [agent.leg, consulted.leg];
  const theirs = customer ? [customer.leg] : [];
  return {
    hearings: conversation([...ours, ...theirs], held),
    recording: channels(call, side, ours, theirs),
  };
}

/** Who waits is told what is done about it; a phone that is only silent may still hear them. */
function whileVanished(call: Call, { side, away, waiting, stage }: Vanished): Sound {
  const told = waits(waiting.leg, stage === 'waiting' ? COMFORT : FAREWELL);
  const silent: Hearing[] = away.phone === 'silent' ? [{ leg: away.leg, from: [waiting.leg], plays: null }] : [];
  return { hearings: [told, ...silent], recording: channels(call, side, [], [waiting.leg]) };
}

/** What the campaign has to say at this point, and its music; whoever is offered the call hears nothing of it. */
function whileQueued(call: Call, { side, customer, stage }: Queued): Sound {
  const sounds = call.campaign?.plan.sounds;
  const said =
    stage.kind === 'opening'
      ? sounds?.opening
      : stage.kind === 'parting'
        ? farewell(stage.left, call.campaign?.plan)
        : null;
  return {
    hearings: [waits(customer.leg, said ?? sounds?.waiting)],
    recording: channels(call, side, [], [customer.leg]),
  };
}

function farewell(left: QueueExit, plan: QueuePlan | undefined): AudioSource | undefined {
  if (left === 'number-left' || left === 'place-kept') return plan?.leaveNumber?.promise;
  return left === 'out-of-hours' ? plan?.sounds.outOfHours : plan?.sounds.parting;
}
