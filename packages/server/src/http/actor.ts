import type { Actor } from '../events.ts';
import type { CallersRequest } from './bind.ts';

/** Who sent a request of somebody who is signed in, as the audit log keeps it. */
export function actorOf({ source, caller: { account, session } }: CallersRequest): Actor {
  return { source, tenantId: account.tenantId, accountId: account.id, sessionId: session.id };
}
