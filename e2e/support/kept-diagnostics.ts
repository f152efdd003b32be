import type { Page } from 'playwright-core';

/** A second of a call as the phone keeps it in the browser's database. */
export type KeptSample = {
  readonly atMs: number;
  readonly inbound: { readonly lossPercent: number | null; readonly jitterMs: number | null };
  readonly outbound: { readonly lossPercent: number | null; readonly jitterMs: number | null };
  readonly rttMs: number | null;
};
type KeptCall = { readonly startedAt: number; readonly samples: readonly KeptSample[] };

/** The samples of the newest call that were taken wholly within an interval; instants in milliseconds since 1970. */
export async function keptSamples(
  page: Page,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<readonly KeptSample[]> {
  const calls = await page.evaluate(
    () =>
      new Promise<KeptCall[]>((resolve, reject) => {
        const opening = indexedDB.open('wpm-diagnostics');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('calls').objectStore('calls').getAll();
          reading.addEventListener('success', () => resolve(reading.result));
        });
      }),
  );
  const newest = calls.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
  if (newest === undefined) throw new Error('the phone kept no diagnostics');
  return newest.samples.filter(({ atMs }) => {
    const at = newest.startedAt + atMs;
    return at - 1_000 >= from && at <= until;
  });
}

/** The mean of what is known. */
export function meanOf(samples: readonly KeptSample[], value: (sample: KeptSample) => number | null): number {
  const known = samples.map(value).filter((one) => one !== null);
  return known.reduce((sum, one) => sum + one, 0) / known.length;
}
