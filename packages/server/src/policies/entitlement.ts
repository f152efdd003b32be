import type { App } from '@wpm/contract';
import { assertNever, ok, refuse, type Result } from '@wpm/kernel';
import type { AccountRow, LicenceKind, LicenceRow } from '@wpm/store';

/** Why an account may not use an application; `licence` names the one that is missing or over (F03). */
export type EntitlementRefusal =
  | { readonly code: 'session/account-blocked' | 'session/not-for-this-app' }
  | { readonly code: 'session/licence-missing' | 'session/licence-expired'; readonly licence: LicenceKind };

/**
 * Whether the account may use the application now: enabled ∧ made for it ∧ licences of its seats (semantics, Licences).
 * Asked at sign-in, at each refresh, on every request and at every SIP registration.
 */
export function entitlement(
  account: AccountRow,
  licences: readonly LicenceRow[],
  app: App,
  now: Date,
): Result<undefined, EntitlementRefusal> {
  if (account.disabled) return refuse({ code: 'session/account-blocked' });
  switch (app) {
    case 'console':
      return account.roles.length > 0 ? ok(undefined) : refuse({ code: 'session/not-for-this-app' });
    case 'phone':
      return phoneEntitlement(account, licences, now);
    default:
      return assertNever(app);
  }
}

function phoneEntitlement(
  account: AccountRow,
  licences: readonly LicenceRow[],
  now: Date,
): Result<undefined, EntitlementRefusal> {
  if (account.kind === null) return refuse({ code: 'session/not-for-this-app' });
  if (!account.webphoneSeat) return refuse({ code: 'session/licence-missing', licence: 'webphone-mobile' });
  for (const kind of [account.kind, 'webphone-mobile'] as const) {
    const licensed = licensedFor(kind, licences, now);
    if (!licensed.ok) return licensed;
  }
  return ok(undefined);
}

/** Whether the tenant holds a licence of this kind that is valid now. */
export function licensedFor(
  kind: LicenceKind,
  licences: readonly LicenceRow[],
  now: Date,
): Result<undefined, EntitlementRefusal> {
  const licence = licences.find((one) => one.kind === kind);
  if (!licence || licence.validFrom > now) return refuse({ code: 'session/licence-missing', licence: kind });
  if (licence.validUntil <= now) return refuse({ code: 'session/licence-expired', licence: kind });
  return ok(undefined);
}
