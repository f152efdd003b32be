/** delta-seconds as a number of at most 2^32−1, which more counts as (RFC 3261 §20.19); undefined where the text is none. */
export function parseSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Math.min(Number(text), 2 ** 32 - 1) : undefined;
}
