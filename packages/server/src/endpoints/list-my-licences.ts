import { ENDPOINTS, type LicenceKind } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { signedIn } from '../http/bind.ts';

export const listMyLicences = signedIn(ENDPOINTS.listMyLicences, async ({ store }, { caller: { account } }) => {
  const granted = await store.licences.of(account.tenantId);
  const items = licencesOf(account).flatMap((kind) => granted.filter((one) => one.kind === kind));
  return ok({
    items: items.map(({ kind, validFrom, validUntil }) => ({
      kind,
      validFrom: validFrom.toISOString(),
      validUntil: validUntil.toISOString(),
    })),
  });
});

/** What the account has by licence: its seats first, then the services of its tenant. Contacts are a UC user's alone (F04). */
function licencesOf({ kind, webphoneSeat }: AccountRow): readonly LicenceKind[] {
  if (kind === null) return [];
  const seats: readonly LicenceKind[] = webphoneSeat ? [kind, 'webphone-mobile'] : [kind];
  return kind === 'uc' ? [...seats, 'miniCRM', 'recording'] : [...seats, 'recording'];
}
