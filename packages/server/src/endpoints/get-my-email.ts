import { ENDPOINTS, type MyEmail } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { signedIn } from '../http/bind.ts';
import type { ServerDeps } from '../server-deps.ts';

export const getMyEmail = signedIn(ENDPOINTS.getMyEmail, async (deps, { caller }) =>
  ok(await emailOf(deps, caller.account)),
);

export async function emailOf({ store, now }: ServerDeps, { tenantId, id }: AccountRow): Promise<MyEmail> {
  const view = await store.administeredAccounts.byId({ tenantId, id });
  return { email: view?.settings.email ?? null, pending: await store.accountLinks.pendingEmail(id, now()) };
}
