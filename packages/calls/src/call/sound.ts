import { assertNever } from '@wpm/kernel';
import type { AudioSource, RecordingEnds } from '@wpm/media';
import { type Activity, type Call, type Ends, type LegId, type Side, type Transfer, otherSide } from './call.ts';

/** What one leg hears: others, or what is played to it in their place. */
export type Hearing = { readonly leg: LegId; readonly from: readonly LegId[]; readonly plays: Extract<AudioSource, string> | null };

/** Who hears what in a call that is up, and who is on the channels of its recording. */
export type Sound = { readonly hearings: readonly Hearing[]; readonly recording: RecordingEnds };

const SIDES: readonly Side[] = ['caller', 'callee'];

/** The place of the agent: the left channel of the recording, whoever comes to sit there later (F39). */
const agentSide = ({ caller }: Call): Side => (caller.kind === 'account' ? 'caller' : 'callee');

/** What is to be heard by what is going on; nothing is said of a call the platform itself serves. */
export function soundOf(call: Call, activity: Activity): Sound | undefined {
  switch (activity.kind) {
    case 'served':
      return undefined;
    case 'talking':
      return { hearings: SIDES.map((side) => talking(activity.ends, side)), recording: both(call, activity.ends) };
    case 'held':
      return {
        hearings: SIDES.map((side) => onHold(activity.ends, side, activity.held)),
        recording: both(call, activity.ends),
      };
    case 'transferring':
      return whileTransferring(call, activity.transfer);
    default:
      return assertNever(activity);
  }
}

const talking = (ends: Ends, side: Side): Hearing => ({
  leg: ends[side].leg,
  from: [ends[otherSide(side)].leg],
  plays: null,
});

/** Whoever is held hears our music; whoever holds hears nothing of them (F32). */
const onHold = (ends: Ends, side: Side, held: readonly Side[]): Hearing => ({
  leg: ends[side].leg,
  from: [],
  plays: held.includes(otherSide(side)) ? 'music' : null,
});

function both(call: Call, ends: Ends): RecordingEnds {
  const agent = agentSide(call);
  return { agent: ends[agent].leg, customer: ends[otherSide(agent)].leg };
}

function whileTransferring(call: Call, { side, transferred, initiator, reaching }: Transfer): Sound {
  const rings = reaching.kind !== 'nobody' && reaching.rings.progress !== 'nothing';
  const waiting: Hearing = { leg: transferred.leg, from: [], plays: rings ? 'ringback' : 'music' };
  const leaving: Hearing[] = initiator.leg === null ? [] : [{ leg: initiator.leg, from: [], plays: null }];
  const { leg } = transferred;
  const recording = side === agentSide(call) ? { agent: null, customer: leg } : { agent: leg, customer: null };
  return { hearings: [waiting, ...leaving], recording };
}
