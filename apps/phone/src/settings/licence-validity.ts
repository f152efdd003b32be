import type { MyLicence } from '@wpm/contract';
import type { SettingsWords } from './words/settings-words.ts';

/** One that ends so soon is spoken of: somebody has to see to it. */
const SOON_MS = 30 * 86_400_000;

/** Until when a licence holds, in words; that it is over, or soon will be, not by colour alone. */
export function validity(
  { validFrom, validUntil }: MyLicence,
  words: SettingsWords['information'],
  days: Intl.DateTimeFormat,
  now = Date.now(),
): string {
  const [from, until] = [new Date(validFrom), new Date(validUntil)];
  if (from.getTime() > now) return words.licenceFrom(days.format(from));
  if (until.getTime() <= now) return words.licenceOver(days.format(until));
  const told = words.licenceUntil(days.format(until));
  return until.getTime() - now < SOON_MS ? words.licenceSoon(told) : told;
}
