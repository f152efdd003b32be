import type { Instant } from '@wpm/kernel';
import type { CallIn, Ended } from './call.ts';
import { allClosed } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';

/** Ends a call nobody answered. The record is on disk before the caller is told. */
export function givenUp(
  call: CallIn<'ringing' | 'forwarding'>,
  how: Ended,
  { now, first = [] }: { readonly now: Instant; readonly first?: readonly Effect[] },
): Step {
  const why = how.refusal;
  return step(
    {
      ...call,
      segments: allClosed(call.segments, how.result, { answered: false, now }),
      phase: { state: 'ended', answeredAt: null, endedAt: now, how },
    },
    ...first,
    { kind: 'stop-media' },
    { kind: 'save' },
    ...(why ? [{ kind: 'refuse-caller', why } as const] : []),
  );
}
