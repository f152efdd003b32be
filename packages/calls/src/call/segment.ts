import type { CallResult, Direction } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import { type Party, recorded } from '../party.ts';
import type { CampaignBefore, RecordedParty } from '../record.ts';
import type { LegId } from './leg-id.ts';

/** As what a user came into a call. */
export type SegmentRole =
  | 'caller'
  | 'callee'
  /** The call was handed on to them. */
  | 'recipient'
  /** They had handed it on, and it came back. */
  | 'returned'
  /** They were asked while a customer waited (F31). */
  | 'consulted';

/** A while within a user's part. */
export type Stretch = { readonly from: Instant; readonly until: Instant };

/** One user's part in a call, from the moment their phone rings or they dial. At most one per user is open. */
export type Segment = {
  /** 1, 2, … in the order in which users came into the call. */
  readonly number: number;
  readonly accountId: string;
  readonly role: SegmentRole;
  /** Null until one of the user's phones has the call. */
  readonly leg: LegId | null;
  readonly other: RecordedParty;
  readonly startedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  /** How long the user held the other, pauses that are over; and since when, while they do. */
  readonly heldMs: number;
  readonly heldSince: Instant | null;
  /** When it was that they did, pauses that are over; absent where there was none. */
  readonly holds?: readonly Stretch[];
  /** When they asked somebody while the other waited, whiles that are over; and since when, while they do. */
  readonly consultations?: readonly Stretch[];
  readonly consultingSince?: Instant;
  /** How it ended; null while it runs. */
  readonly result: CallResult | null;
  readonly transferredFrom: RecordedParty | null;
  readonly transferredTo: RecordedParty | null;
  /** Of which campaign it was, where the customer was handed on to another after it; absent: of the call's. */
  readonly before?: CampaignBefore;
};

/** How a user's part begins. */
export type Beginning = {
  readonly own: Party;
  readonly other: Party;
  readonly role: SegmentRole;
  readonly leg?: LegId;
  readonly transferredFrom?: Party;
};

/** The direction a user sees: who dialled went out, whose phone rang came in. */
export const directionOf = ({ role }: Segment): Direction => (role === 'caller' ? 'outbound' : 'inbound');

/** Begins the part of a user; whoever is outside, or a service, has none. */
export function opened(segments: readonly Segment[], beginning: Beginning, now: Instant): readonly Segment[] {
  const { own, other, role, leg = null, transferredFrom } = beginning;
  if (own.kind !== 'account') return segments;
  const segment: Segment = {
    number: segments.length + 1,
    accountId: own.accountId,
    role,
    leg,
    other: recorded(other),
    startedAt: now,
    answeredAt: null,
    endedAt: null,
    heldMs: 0,
    heldSince: null,
    result: null,
    transferredFrom: transferredFrom ? recorded(transferredFrom) : null,
    transferredTo: null,
  };
  return [...segments, segment];
}

const isOpen = ({ endedAt }: Segment): boolean => endedAt === null;

/** The open part of a user; undefined where there is none. */
export function openPartOf(segments: readonly Segment[], accountId: string): Segment | undefined {
  return segments.find((segment) => isOpen(segment) && segment.accountId === accountId);
}

/** Users who have a part in the call now. */
export const usersIn = (segments: readonly Segment[]): readonly string[] =>
  segments.filter(isOpen).map(({ accountId }) => accountId);

/** A user's phone has the call, or the phone they called has: their part is answered. */
export function answeredBy(segments: readonly Segment[], party: Party, leg: LegId, now: Instant): readonly Segment[] {
  return changed(segments, party, (segment) => ({ ...segment, leg, answeredAt: segment.answeredAt ?? now }));
}

/** Who was asked has the customer now. */
export function handedOver(
  segments: readonly Segment[],
  { consulted, customer, agent }: { readonly consulted: Party; readonly customer: Party; readonly agent: Party },
): readonly Segment[] {
  const handed = { other: recorded(customer), transferredFrom: recorded(agent) };
  return changed(segments, consulted, (segment) => ({ ...segment, ...handed }));
}

/** A user goes on with another phone, which holds nobody by itself. */
export function onLeg(
  segments: readonly Segment[],
  { from, to }: { readonly from: LegId; readonly to: LegId },
  { isHolding, now }: { readonly isHolding: boolean; readonly now: Instant },
): readonly Segment[] {
  return segments.map((segment) => {
    if (!isOpen(segment) || segment.leg !== from) return segment;
    return { ...(isHolding ? segment : resumed(segment, now)), leg: to };
  });
}

/** The part of a user ends. */
export function closed(
  segments: readonly Segment[],
  party: Party,
  end: { readonly result: CallResult; readonly transferredTo?: Party },
  now: Instant,
): readonly Segment[] {
  return changed(segments, party, (segment) => endedWith(segment, end, now));
}

/** Every part ends with the call. @param answered whether anybody ever spoke: else no part was answered either */
export function allClosed(
  segments: readonly Segment[],
  result: CallResult,
  { answered, now }: { readonly answered: boolean; readonly now: Instant },
): readonly Segment[] {
  return segments.map((segment) => {
    if (!isOpen(segment)) return segment;
    if (!answered) return endedWith({ ...segment, answeredAt: null }, { result }, now);
    // Whose phone still rang when the others parted has missed the call.
    return endedWith(segment, { result: segment.answeredAt === null ? 'no-answer' : 'answered' }, now);
  });
}

function endedWith(
  segment: Segment,
  { result, transferredTo }: { readonly result: CallResult; readonly transferredTo?: Party },
  now: Instant,
): Segment {
  // Who was called did not cancel: for them the call went unanswered.
  const seen = directionOf(segment) === 'inbound' && result === 'cancelled' ? 'no-answer' : result;
  const to = transferredTo ? recorded(transferredTo) : segment.transferredTo;
  return { ...askedUntil(resumed(segment, now), now), endedAt: now, result: seen, transferredTo: to };
}

/** The call goes on in another campaign: what was so far stays of this one. */
export const ofBefore = (segments: readonly Segment[], before: CampaignBefore): readonly Segment[] =>
  segments.map((segment) => ({ before, ...segment }));

/** The user holds the other, or no longer does. */
export function heldBy(segments: readonly Segment[], party: Party, on: boolean, now: Instant): readonly Segment[] {
  return changed(segments, party, (segment) =>
    on ? { ...segment, heldSince: segment.heldSince ?? now } : resumed(segment, now),
  );
}

function resumed(segment: Segment, now: Instant): Segment {
  const { heldSince, holds } = segment;
  if (heldSince === null) return segment;
  return {
    ...segment,
    heldMs: heldMsOf(segment, now),
    heldSince: null,
    holds: withStretch(holds, { from: heldSince, until: now }),
  };
}

/** The user asks somebody while the other waits, or no longer does (F31). */
export function asksSomebody(
  segments: readonly Segment[],
  party: Party,
  on: boolean,
  now: Instant,
): readonly Segment[] {
  return changed(segments, party, (segment) =>
    on ? { ...segment, consultingSince: segment.consultingSince ?? now } : askedUntil(segment, now),
  );
}

function askedUntil(segment: Segment, now: Instant): Segment {
  const { consultingSince, ...rest } = segment;
  if (consultingSince === undefined) return segment;
  return { ...rest, consultations: withStretch(rest.consultations, { from: consultingSince, until: now }) };
}

/** A phone that holds and takes back for hours must not make the record of its call ever longer. */
const MOST_STRETCHES = 100;

function withStretch(stretches: readonly Stretch[] = [], one: Stretch): readonly Stretch[] {
  return stretches.length < MOST_STRETCHES ? [...stretches, one] : stretches;
}

/** How long the user held the other so far. */
export const heldMsOf = ({ heldMs, heldSince }: Segment, now: Instant): number =>
  heldMs + (heldSince === null ? 0 : now - heldSince);

function changed(
  segments: readonly Segment[],
  party: Party,
  change: (segment: Segment) => Segment,
): readonly Segment[] {
  return segments.map((segment) =>
    isOpen(segment) && segment.accountId === party.accountId ? change(segment) : segment,
  );
}
