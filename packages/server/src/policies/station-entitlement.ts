import { refuse, type Result } from '@wpm/kernel';
import type { AccountRow, LicenceRow } from '@wpm/store';
import { type EntitlementRefusal, licensedFor } from './entitlement.ts';

/**
 * Whether the account may use third-party phones now: enabled ∧ a PBX or UC user (F02) ∧ the licence of its kind (F03). The
 * seat `webphone-mobile` is the app's and is not asked for. Asked when a station is made and at every request that proves
 * itself by its credentials.
 */
export function stationEntitlement(
  account: AccountRow,
  licences: readonly LicenceRow[],
  now: Date,
): Result<undefined, EntitlementRefusal | { readonly code: 'station/not-for-this-account' }> {
  if (account.disabled) return refuse({ code: 'session/account-blocked' });
  if (account.kind !== 'pbx' && account.kind !== 'uc') return refuse({ code: 'station/not-for-this-account' });
  return licensedFor(account.kind, licences, now);
}
