import { type OutboundListSettings, outboundListSettings } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { EntryRow } from '@wpm/store';
import type { CallersRequest } from '../../http/bind.ts';
import type { ServerDeps } from '../../server-deps.ts';

type SeenList = { readonly row: EntryRow; readonly settings: OutboundListSettings };

/** A list the caller sees: of their tenant, and of a campaign they are not kept from (ADR 0056). */
export async function seenList(
  { store }: ServerDeps,
  { caller }: CallersRequest,
  id: string,
): Promise<Result<SeenList, { readonly code: 'request/not-found' }>> {
  const row = await store.entries.byId({ tenantId: caller.account.tenantId, kind: 'outbound-list', id });
  return row ? ok({ row, settings: outboundListSettings.parse(row.settings) }) : refuse({ code: 'request/not-found' });
}
