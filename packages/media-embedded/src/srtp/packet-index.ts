/**
 * RFC 3711 §3.3.1 and appendix A: the extended index of a packet from its 16-bit sequence number, the one nearest to the
 * highest index so far; -1 as `highest` means none yet.
 */
export function extendSequence(sequence: number, highest: number): number {
  if (highest < 0) return sequence;
  const cycle = highest - (highest % 65_536);
  const index = cycle + sequence;
  if (index - highest > 32_768 && cycle > 0) return index - 65_536;
  if (highest - index > 32_768) return index + 65_536;
  return index;
}
