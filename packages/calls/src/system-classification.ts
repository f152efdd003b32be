import type { CallResult, Direction, SystemClassifier } from '@wpm/contract';
import type { CallRecord } from './record.ts';

/** What the platform says of a part in a call by itself (F07); part 0: of a call nobody took part in. */
export type SystemClassification = { readonly part: number; readonly is: Exclude<SystemClassifier, 'none'> };

/** Of a call that came in, and of one that went out; null: somebody spoke, and it is theirs to say what it was. */
const SAYS: Readonly<Record<CallResult, Readonly<Record<Direction, SystemClassification['is']>> | null>> = {
  answered: null,
  'no-answer': { inbound: 'no-answer', outbound: 'no-answer' },
  // Who called hung up: a customer gave up, an agent had waited long enough.
  cancelled: { inbound: 'abandoned', outbound: 'no-answer' },
  rejected: { inbound: 'no-answer', outbound: 'busy' },
  busy: { inbound: 'busy', outbound: 'busy' },
  unreachable: { inbound: 'failed', outbound: 'failed' },
  failed: { inbound: 'failed', outbound: 'failed' },
  'unknown-number': { inbound: 'failed', outbound: 'failed' },
  'not-allowed': { inbound: 'failed', outbound: 'failed' },
};

/**
 * What the platform says of the parts of a call with the outside that is over: of each in which nobody spoke, and of the call
 * where nobody had a part. The same record gives the same.
 */
export function systemClassificationsOf({
  direction,
  result,
  endedAt,
  segments,
}: CallRecord): readonly SystemClassification[] {
  if (direction === 'internal' || endedAt === null) return [];
  const parts = segments.length > 0 ? segments : [{ number: 0, direction, result }];
  return parts.flatMap(({ number: part, direction: way, result: partResult }) => {
    const is = partResult && SAYS[partResult]?.[way];
    return is ? [{ part, is }] : [];
  });
}
