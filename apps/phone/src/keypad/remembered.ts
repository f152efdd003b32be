import type { Country } from '@wpm/softphone';

const LAST_DIALLED = 'wpm.last-dialled';
const RECENT_COUNTRIES = 'wpm.countries';
const RECENT_KEPT = 5;

/** The number dialled last on this device, in its dialled form. */
export function lastDialled(): string {
  return localStorage.getItem(LAST_DIALLED) ?? '';
}

export function rememberDialled(number: string): void {
  localStorage.setItem(LAST_DIALLED, number);
}

/** Whom somebody called is nobody else's business: the next one to log in here must not find it (F10). */
export function forgetDialled(kept: Pick<Storage, 'removeItem'>): void {
  kept.removeItem(LAST_DIALLED);
}

/** The countries chosen last, newest first; the first one is what the keypad starts with. Stored as `PL+48,DE+49`. */
export function recentCountries(): readonly Country[] {
  const stored = localStorage.getItem(RECENT_COUNTRIES) ?? '';
  return [...stored.matchAll(/([A-Z]{2})(\+\d{1,4})/g)].map(([, iso = '', code = '']) => ({ iso, code }));
}

export function rememberCountry(country: Country): void {
  const others = recentCountries().filter((known) => known.iso !== country.iso);
  const recent = [country, ...others].slice(0, RECENT_KEPT);
  localStorage.setItem(RECENT_COUNTRIES, recent.map(({ iso, code }) => `${iso}${code}`).join(','));
}
