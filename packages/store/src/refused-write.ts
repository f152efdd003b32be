/** A write that the store itself will not make, however often it is asked to. */
export class RefusedWrite extends Error {
  override readonly name = 'RefusedWrite';
}

/** Codes of a server that has read the write and says no (PostgreSQL appendix A): bad data, a constraint, no such thing or right. */
const REFUSED = /^(?:22|23|42)\w{3}$/;

/** Whether a write failed so that it would fail each time. One that failed for a lost connection or a full disk may yet succeed. */
export function isRefusedWrite(cause: unknown): boolean {
  if (cause instanceof RefusedWrite) return true;
  return cause instanceof Error && 'code' in cause && REFUSED.test(String(cause.code));
}
