import type { Page } from 'playwright-core';

/** A second of a call as the phone keeps it in the browser's database. */
export type KeptSample = {
  /** Instant, milliseconds since 1970. */
  readonly at: number;
  readonly inbound: { readonly lossPercent: number | null; readonly jitterMs: number | null };
  readonly outbound: { readonly lossPercent: number | null; readonly jitterMs: number | null };
  readonly rttMs: number | null;
};
type KeptCall = {
  readonly startedAt: number;
  readonly samples: readonly (Omit<KeptSample, 'at'> & { readonly atMs: number })[];
};

/** A part of a call; instants in milliseconds since 1970. */
type Interval = { readonly from: number; readonly until: number };

/** The samples of the newest call. */
export async function keptSamples(page: Page): Promise<readonly KeptSample[]> {
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
  return newest.samples.map(({ atMs, ...sample }) => ({ ...sample, at: newest.startedAt + atMs }));
}

/** Those whose whole second lies in the interval. */
export function within(samples: readonly KeptSample[], { from, until }: Interval): readonly KeptSample[] {
  return samples.filter(({ at }) => at - 1_000 >= from && at <= until);
}

export function seconds({ from, until }: Interval): number {
  return (until - from) / 1_000;
}

export function totalOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** The mean of what is known. */
export function meanOf(values: readonly (number | null)[]): number {
  return totalOf(values) / values.filter((value) => value !== null).length;
}
