import type { ServerDeps } from '../server-deps.ts';
import type { CallersRequest } from '../http/bind.ts';

/** How long "I am calling back" holds where no call follows, or its end is never heard of: longer than any ringing. */
export const CLAIM_MS = 3 * 60_000;

/** What the user who asks does with a row of the shared list. */
export function deedOf({ now }: Pick<ServerDeps, 'now'>, { caller }: CallersRequest, id: string) {
  return { tenantId: caller.account.tenantId, id, accountId: caller.account.id, at: now() };
}
