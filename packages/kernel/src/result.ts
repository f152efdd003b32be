/** The outcome of something that may be refused: the refusal is data, not an exception. */
export type Result<T, E extends { code: string }> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<E extends { code: string }>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
