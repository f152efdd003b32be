import { attemptsOf } from '@wpm/acd';
import { ENDPOINTS, type MyOutboundEntry } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentMyEntry } from '../../presenters/outbound.ts';
import type { ServerDeps } from '../../server-deps.ts';

export const getMyOutbound = signedIn(ENDPOINTS.getMyOutbound, async (deps, { caller: { account } }) => {
  // Nothing calls for who takes no work of campaigns now.
  const isInQueue = deps.agents.stateOf(account.id).state.chosen.kind === 'in-queue';
  const served = isInQueue ? deps.telephony.outbound.listsOf(account) : [];
  const lists = served.map(({ settings: { name, mode }, standing }) => ({
    name,
    mode,
    standing,
  }));
  return ok({ entry: await entryOf(deps, account), lists });
});

async function entryOf(
  { store, telephony }: ServerDeps,
  account: { readonly id: string; readonly tenantId: string },
): Promise<MyOutboundEntry | null> {
  const row = await store.outbound.ofAgent(account.tenantId, account.id);
  const list = row && (await telephony.outbound.list(account.tenantId, row.listId));
  if (!row || !list) return null;
  return presentMyEntry(row, { ...list, attempts: attemptsOf(row.entry.tried) });
}
