import type { Account, PoppedCall } from '@wpm/contract';
import type { Call } from '@wpm/softphone';

/** A call as the tenant's address template can name it; a number that is withheld is left empty. */
export function poppedCall(
  { other, platformCallId, direction, campaign, dialled }: Call,
  { login }: Account,
): PoppedCall {
  const number = other.number === 'anonymous' ? '' : other.number;
  return { number, name: other.name, callId: platformCallId, direction, campaign, dialled, user: login };
}
