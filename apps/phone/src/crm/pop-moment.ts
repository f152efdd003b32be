import type { PopWhen } from '@wpm/contract';
import type { Call } from '@wpm/softphone';

/** What is seen of a call on its way. */
type Seen = Pick<Call, 'kind' | 'direction'>;

/**
 * Whether the CRM opens by itself as a call comes from one state into another: at the answer of one that rang, or at the end of one the user
 * spoke in.
 * @param before undefined where the call is seen for the first time: what happened before that is not made up for
 */
export function isPopMoment(when: PopWhen, before: Call['kind'] | undefined, { kind, direction }: Seen): boolean {
  if (when === 'answer')
    return before === 'ringing-in' && direction === 'inbound' && (kind === 'answering' || kind === 'connected');
  return when === 'ended' && before === 'connected' && kind === 'ended';
}
