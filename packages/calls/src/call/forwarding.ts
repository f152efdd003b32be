import type { CallRefusal, CallResult, ForwardingReason } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { AccountParty, Party } from '../party.ts';
import type { Forwarding, NotReached, Routing } from '../ports.ts';
import type { Call, Ended, Ringing } from './call.ts';
import { type Segment, closed, opened } from './segment.ts';

/** The step that decides who is called; undefined where it is the callee. */
const lastStep = (forwardings: readonly Forwarding[] = []): Forwarding | undefined =>
  forwardings.findLast(({ refusal }) => refusal === null);

/** Who is called, or has the place of the callee: after a forwarding its target. */
export const calledNow = ({ callee, forwardings }: Pick<Routing, 'callee' | 'forwardings'>): Party =>
  lastStep(forwardings)?.to ?? callee;

/** Who sent the call on last; undefined where it is with whom it was for. */
export const lastToForward = ({ forwardings }: Pick<Routing, 'forwardings'>): AccountParty | undefined =>
  lastStep(forwardings)?.from;

/** Which trunk carries the far end, or was tried last; of a call that was forwarded, that is the trunk of its last step. */
export function onTrunk<C extends Call>(call: C, trunkId: string | null): C {
  if (trunkId === null) return call;
  const last = lastStep(call.forwardings);
  if (!last) return { ...call, trunkId };
  return { ...call, forwardings: call.forwardings?.map((each) => (each === last ? { ...each, trunkId } : each)) };
}

/** What a user's part comes to whose call went on. Who forwards always had no part in it. */
const RESULT: Readonly<Record<Exclude<ForwardingReason, 'always'>, CallResult>> = {
  unreachable: 'unreachable',
  busy: 'busy',
  'no-answer': 'no-answer',
};

/** Whether the callee never had a part in the call. */
export const isForwardedAlways = ({ forwardings = [] }: Pick<Routing, 'forwardings'>): boolean =>
  forwardings.find(({ refusal }) => refusal === null)?.reason === 'always';

/** The parts of those the call went past, and of whom it goes on to. @param steps new ones, in their order */
export function passedOn(
  segments: readonly Segment[],
  { steps, caller }: { readonly steps: readonly Forwarding[]; readonly caller: Party },
  now: Instant,
): readonly Segment[] {
  const followed = steps.filter(({ refusal }) => refusal === null);
  return followed.reduce((before, { from, to, reason }, at) => {
    const left = reason === 'always' ? before : closed(before, from, { result: RESULT[reason] }, now);
    const isPassedBy = followed[at + 1]?.reason === 'always';
    return isPassedBy ? left : opened(left, { own: to, other: caller, role: 'callee' }, now);
  }, segments);
}

/** What a call may go on after: not after somebody declined it, nor after a fault. */
export const HAPPENED: Readonly<Partial<Record<CallResult, NotReached>>> = {
  busy: 'busy',
  'no-answer': 'no-answer',
  unreachable: 'unreachable',
};

/** A phone that is there no more: its socket is closed, another answers in its place (404), or it fails. */
const UNREACHED: readonly (CallRefusal | null)[] = [
  'call/unreachable',
  'call/unknown-number',
  'call/network',
  'call/overloaded',
  'call/trunk-unavailable',
  'call/failed',
];

/** Whether a call that comes to this may be forwarded, and as what; undefined where it may not: it was declined, or it is a fault. */
export function notReached({ refusal }: Ended, { progress }: Pick<Ringing, 'progress'>): NotReached | undefined {
  if (refusal === 'call/busy') return 'busy';
  if (refusal === 'call/no-answer') return progress === 'nothing' ? 'never-rang' : 'no-answer';
  return UNREACHED.includes(refusal) ? 'unreachable' : undefined;
}
