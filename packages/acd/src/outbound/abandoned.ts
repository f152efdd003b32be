/** How the calls of a list went on its day so far: who answered, and who of them met nobody. */
export type DayOfCalls = { readonly answered: number; readonly abandoned: number };

/**
 * Whether more customers met nobody on this day than the list allows. One is allowed whatever the share, for the first of a day would
 * be all of it.
 */
export function isOverLimit({ answered, abandoned }: DayOfCalls, percent: number): boolean {
  return abandoned > Math.max(1, (answered * percent) / 100);
}

/** Who is put through later than this has met nobody (what regulators call an abandoned call). */
export const MET_NOBODY_MS = 2_000;
