import type { RecallDeed } from '@wpm/store';
import type { CallersRequest } from '../http/bind.ts';
import { hasRight } from '../policies/rights.ts';
import type { ServerDeps } from '../server-deps.ts';

/** How long "I am calling" holds where no call follows, or its end is never heard of: longer than any ringing. */
export const TAKEN_MS = 3 * 60_000;

/**
 * What the user who asks does with a recall: who sees all of the tenant's works on all of them, if they work on recalls in the
 * console. An auditor only looks there; what a key of one who is an agent too may change is what they may as an agent.
 */
export function recallDeedOf({ now }: Pick<ServerDeps, 'now'>, { caller }: CallersRequest, id: string): RecallDeed {
  const { account, may } = caller;
  return {
    tenantId: account.tenantId,
    id,
    accountId: account.id,
    as: may('recalls:see') && hasRight(account, 'console', 'recalls:work') ? 'supervisor' : 'agent',
    at: now(),
  };
}
