/** The last days of a licence, in which whoever buys it has to be told. */
const WARNED_DAYS = 30;
const DAY_MS = 86_400_000;

/** Where a licence stands (F03). `days`: so many it still lasts, begun ones as whole. */
export type LicenceStanding =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'valid' }
  | { readonly kind: 'ending'; readonly days: number }
  | { readonly kind: 'over' };

export function licenceStanding(
  { validFrom, validUntil }: { readonly validFrom: string; readonly validUntil: string },
  now: number,
): LicenceStanding {
  const left = Date.parse(validUntil) - now;
  if (left <= 0) return { kind: 'over' };
  if (Date.parse(validFrom) > now) return { kind: 'not-yet' };
  const days = Math.ceil(left / DAY_MS);
  return days <= WARNED_DAYS ? { kind: 'ending', days } : { kind: 'valid' };
}
