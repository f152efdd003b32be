import { type Result, ok } from '@wpm/kernel';

/** What a command that was done answers with; one that was not, with its reason. */
export const done = <E extends { readonly code: string }>(result: Result<void, E>): Result<Record<string, never>, E> =>
  result.ok ? ok({}) : result;
