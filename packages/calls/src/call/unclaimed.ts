import type { Instant } from '@wpm/kernel';
import type { Routing, Source } from '../ports.ts';
import type { Call } from './call.ts';
import { unplaced } from './begin.ts';
import { allClosed } from './segment.ts';

/** A call placed for a user whose own phones rang in vain (F48): it stands in the report as one they gave up. */
export function unclaimed(id: string, source: Source, routing: Routing, now: Instant): Call {
  const call = unplaced(id, source, routing, now);
  const how = { result: 'cancelled', by: 'caller', refusal: null, cause: null } as const;
  const segments = allClosed(call.segments, how.result, { answered: false, now });
  return { ...call, segments, phase: { state: 'ended', answeredAt: null, endedAt: now, how } };
}
