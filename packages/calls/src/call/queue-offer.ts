import type { Instant } from '@wpm/kernel';
import type { AccountParty, Party } from '../party.ts';
import type { Callable } from '../queue-port.ts';
import type { CallIn } from './call.ts';
import { calleeLeg } from './leg-id.ts';
import { CAME_TO, WAKE_MS, endedFor, isToAgents, letGo, offeredTo, ringing } from './queue-offered.ts';
import { type Offered, type Queued, isChosen, offerAsked, offerEnded, offerMade } from './queued.ts';
import { openPartOf, opened } from './segment.ts';
import { type Effect, type QueueInput, type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;
type Offering = Extract<QueueInput, { kind: 'offer' }>;

/** A call whose customer waits, whom it is offered to by then, and what is to be done for that. */
type Folded = { readonly call: Connected; readonly offered: readonly Offered[]; readonly effects: readonly Effect[] };

/**
 * Phones begin to ring for a waiting call, or ring beside those that do: whoever had to be woken comes later than others, who do not wait
 * for them. Who has no phone is noted as not reached.
 */
export function offerGoesOn(call: Connected, activity: Queued, offer: Offering, now: Instant): Step {
  const { stage } = activity;
  if (!call.campaign || (stage.kind !== 'waiting' && !isToAgents(stage))) return step(call);
  const before: Folded = { call, offered: isToAgents(stage) ? stage.offered : [], effects: [] };
  const after = offer.agents
    .filter(({ party }) => stage.kind === 'waiting' || isAwaited(call, party))
    .reduce((folded, each) => joined(folded, activity, { ...each, offer }, now), before);
  const unreached = (offer.unreached ?? []).filter((id) => after.offered.every(({ party }) => party.accountId !== id));
  const left = unreached.reduce((known, accountId) => notDelivered(known, accountId, now), after.call);
  if (left === call) return step(call);
  return step(offeredTo(left, activity, after.offered), ...after.effects, { kind: 'note' });
}

const isAwaited = ({ campaign }: Connected, { accountId }: Party): boolean =>
  campaign !== undefined && isChosen(campaign, accountId);

/** One agent's phones are known, or that there are none. */
function joined(
  folded: Folded,
  activity: Queued,
  { offer, ...callable }: Callable & { readonly offer: Offering },
  now: Instant,
): Folded {
  const { party, targets, came } = callable;
  const known = folded.offered.find((each) => each.party.accountId === party.accountId);
  if (targets.length > 0) return rung(folded, activity, { known, party, targets, offer }, now);
  // Their phones that ring already go on, where no other has come.
  if (!came && known && known.legs.length > 0) return folded;
  return cameToNothing(folded, { ...callable, ...offer }, now);
}

type Rung = Pick<Callable, 'party' | 'targets'> & { readonly known: Offered | undefined; readonly offer: Offering };

/** Their phones ring, beside those of theirs that do already: a time of its own begins, unless one of them is heard. */
function rung(folded: Folded, activity: Queued, { known, party, targets, offer }: Rung, now: Instant): Folded {
  const legs = targets.map((_, index) => calleeLeg(folded.call.tried + index));
  const asked = targets.map((target, index): Effect => ({ kind: 'originate', leg: legs[index] ?? 'caller', target }));
  const call = begun(folded.call, activity, { party, ...offer }, now);
  const { declined, legs: before }: Pick<Offered, 'declined' | 'legs'> = known ?? { declined: false, legs: [] };
  const begins = known?.heard === 'phone' ? known : { party, heard: 'nothing' as const, until: now + WAKE_MS };
  const ours: Offered = { ...begins, declined, legs: [...before, ...legs] };
  return {
    call: { ...call, tried: call.tried + legs.length },
    offered: known ? folded.offered.map((each) => (each === known ? ours : each)) : [...folded.offered, ours],
    effects: [...folded.effects, ...asked],
  };
}

/** The agent's part begins, where it has not. */
function begun(
  call: Connected,
  { customer }: Queued,
  { party, why, chosenAt }: Pick<Offering, 'why' | 'chosenAt'> & { readonly party: Party },
  now: Instant,
): Connected {
  const { campaign } = call;
  if (!campaign) return call;
  const isOpen = party.accountId !== null && openPartOf(call.segments, party.accountId) !== undefined;
  const own = { own: party, other: customer.party, role: 'callee' } as const;
  const asked = offerAsked(campaign, { accountId: party.accountId ?? '', why, chosenAt, askedAt: now });
  return { ...call, campaign: asked, segments: isOpen ? call.segments : opened(call.segments, own, now) };
}

/** No phone of theirs is there: a device was woken in vain, or they said there that they will not have the call, or nothing. */
function cameToNothing(
  { call, offered, effects }: Folded,
  { party, came, why, chosenAt }: Pick<Callable, 'party' | 'came'> & Pick<Offering, 'why' | 'chosenAt'>,
  now: Instant,
): Folded {
  const { campaign } = call;
  if (!campaign) return { call, offered, effects };
  const chosen = isChosen(campaign, party.accountId)
    ? campaign
    : offerMade(campaign, { accountId: party.accountId ?? '', why, chosenAt });
  const gone = offered.filter((each) => each.party.accountId === party.accountId);
  const whose = gone.length > 0 ? gone : [{ party }];
  return {
    call: endedFor({ ...call, campaign: chosen }, whose, CAME_TO[came ?? 'nothing'], now),
    offered: offered.filter((each) => !gone.includes(each)),
    effects: [...effects, ...gone.flatMap(({ legs }) => letGo(ringing(legs)))],
  };
}

const notDelivered = (call: Connected, accountId: string, now: Instant): Connected =>
  call.campaign ? { ...call, campaign: offerEnded(call.campaign, { accountId, outcome: 'not-delivered' }, now) } : call;

/** A device of a chosen agent rings them: from now on they are offered the call, though no phone of theirs is there yet. */
export function deviceWoke(call: Connected, activity: Queued, party: AccountParty, now: Instant): Step {
  const { stage } = activity;
  const { campaign } = call;
  const line = campaign?.offers.find(({ accountId, outcome }) => accountId === party.accountId && outcome === null);
  if (!campaign || !line || (stage.kind !== 'waiting' && !isToAgents(stage))) return step(call);
  const offered = isToAgents(stage) ? stage.offered : [];
  const known = offered.find((each) => each.party.accountId === party.accountId);
  if (known && known.heard !== 'nothing') return step(call);
  // Who wakes them says when it has rung long enough; only where that is never said the call does.
  const until = now + campaign.plan.ringMs + WAKE_MS;
  const woken: Offered = { ...(known ?? { party, legs: [], declined: false }), heard: 'device', until };
  const others = offered.filter((each) => each !== known);
  return step(offeredTo(begun(call, activity, { party, ...line }, now), activity, [...others, woken]), {
    kind: 'note',
  });
}

/** Agents are chosen for a call that waits: it stands in the ledger whatever comes of it, also where the customer hangs up first. */
export function offering(
  call: Connected,
  { accountIds, why, chosenAt }: Extract<QueueInput, { kind: 'offering' }>,
): Step {
  const { campaign } = call;
  if (!campaign) return step(call);
  const chosen = accountIds.reduce((ledger, accountId) => offerMade(ledger, { accountId, why, chosenAt }), campaign);
  return step({ ...call, campaign: chosen });
}
