/**
 * What a workbook may be, as a list of customers never is more: they bound the memory and the time of the tab that reads it, whatever a
 * file says of itself. Bytes and characters are counted as they come out of the archive.
 */
export const LIMITS = {
  /** Of a part of the archive, unpacked: half a million cells are some 20 MB. */
  partBytes: 150_000_000,
  /** Parts in the archive. */
  parts: 5_000,
  rows: 100_000,
  columns: 256,
  /** Of all cells together. */
  characters: 60_000_000,
};
export type Limits = typeof LIMITS;
