/** The part of a file that is sent: first and last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * A single range of RFC 9110 §14.1.2.
 * @returns `whole` where the header asks for nothing we serve in parts (none, several, another unit: then it is to be
 *   ignored), `unsatisfiable` where nothing of it lies in the file
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return 'whole';
  if (from === '') return lastBytes(Number(to), size);
  const [first, last] = [Number(from), to === '' ? Infinity : Number(to)];
  if (last < first) return 'whole';
  return first >= size ? 'unsatisfiable' : { first, last: Math.min(last, size - 1) };
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  const length = Math.min(count, size);
  return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
}
