/** Watches whether a value keeps over its limit. */
export type Watch =
  | { readonly kind: 'fine'; readonly recent: readonly boolean[] }
  | { readonly kind: 'warning'; readonly goodSamples: number };

export const UNWATCHED: Watch = { kind: 'fine', recent: [] };

const WINDOW = 5;
const RAISED_BY = 3;
const CLEARED_BY = 5;

/** Raised when at least 3 of the last 5 samples are over the limit, cleared after 5 s without (semantics, F37). */
export function watch(before: Watch, over: boolean): Watch {
  if (before.kind === 'warning') {
    const goodSamples = over ? 0 : before.goodSamples + 1;
    return goodSamples < CLEARED_BY ? { kind: 'warning', goodSamples } : UNWATCHED;
  }
  const recent = [...before.recent, over].slice(-WINDOW);
  return recent.filter(Boolean).length < RAISED_BY ? { kind: 'fine', recent } : { kind: 'warning', goodSamples: 0 };
}
