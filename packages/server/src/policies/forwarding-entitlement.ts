import type { AccountRow, LicenceRow } from '@wpm/store';
import { licensedFor } from './entitlement.ts';

/**
 * Whether calls follow the user's forwarding now: enabled ∧ a user with a phone (F02) ∧ the licence of its kind (F03). Whoever is
 * blocked or not paid for sends nobody anywhere at the tenant's cost. Asked at every call.
 */
export function mayForward(
  { disabled, kind }: Pick<AccountRow, 'disabled' | 'kind'>,
  licences: readonly LicenceRow[],
  now: Date,
): boolean {
  return !disabled && kind !== null && licensedFor(kind, licences, now).ok;
}
