import type { LedgerOffer, OfferVerdict } from '@wpm/contract';

/** Verdicts that are the phone's or its device's doing, and can be mended. */
const FAULTS: ReadonlySet<OfferVerdict> = new Set(['no-phone', 'push-failed', 'asleep', 'not-registered', 'silent']);

/** Whether a call was offered and the phone did not ring though it should have. */
export const ringsNot = ({ verdict }: Pick<LedgerOffer, 'verdict'>): boolean => FAULTS.has(verdict);

/** Whole and tenths of seconds between two instants, as the language writes them. */
export const secondsBetween = (from: string, to: string, language: string): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    (Date.parse(to) - Date.parse(from)) / 1_000,
  );
