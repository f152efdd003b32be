import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { changedBy } from '../../administration/change.ts';
import { outboundListDraft } from '../../administration/outbound-lists.ts';
import { refusalOf } from '../../administration/refusal-of.ts';
import { told } from '../../administration/told.ts';
import { signedIn } from '../../http/bind.ts';
import { seenList } from './seen-list.ts';

export const turnOutboundList = signedIn(ENDPOINTS.turnOutboundList, async (deps, request, { listId, running }) => {
  const list = await seenList(deps, request, listId);
  if (!list.ok) return list;
  const { row, settings } = list.value;
  const key = { tenantId: request.caller.account.tenantId, kind: 'outbound-list', id: listId } as const;
  const draft = outboundListDraft({ ...settings, enabled: running });
  const changed = await deps.store.entries.change(
    { ...key, version: row.version },
    { draft, by: changedBy(deps, request) },
  );
  await told(deps, request, { action: 'outbound-list.change', subject: listId }, changed);
  deps.telephony.outbound.wake();
  return changed.ok ? ok({ version: changed.value.version }) : refuse(refusalOf(changed.error));
});
