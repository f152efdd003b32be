import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { changedBy } from '../../administration/change.ts';
import { directoryChanged } from '../../events.ts';
import { actorOf, type CallersRequest, signedIn } from '../../http/bind.ts';
import { exportedReport, possibleRecipients } from '../../mailings/prepare-mailing.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { foundView, viewerOf } from './present-views.ts';

const whose = ({ caller: { account } }: CallersRequest, viewId: string) => ({
  viewId,
  tenantId: account.tenantId,
  accountId: account.id,
});

type Deed = 'change' | 'remove' | 'leave';

const told = (
  { sink }: ServerDeps,
  request: CallersRequest,
  { deed, id, result = 'ok' }: { readonly deed: Deed; readonly id: string; readonly result?: string },
) => directoryChanged(sink, actorOf(request), { action: `report-mailing.${deed}`, subject: id, result });

export const setReportMailing = signedIn(
  ENDPOINTS.setReportMailing,
  async (deps, request, { viewId: id, ...settings }) => {
    const refused = (code: 'mailing/no-file' | 'mailing/not-for-recipient') =>
      told(deps, request, { deed: 'change', id, result: code }).then(() => refuse({ code }));
    const view = await deps.store.savedViews.byId(viewerOf(request), id);
    if (view?.ownerId !== request.caller.account.id) return refuse({ code: 'request/not-found' });
    if (!exportedReport(view.page)) return refused('mailing/no-file');
    const possible = (await possibleRecipients(deps, request.caller.account.tenantId)).map((one) => one.id);
    const recipientIds = [...new Set(settings.recipientIds)];
    if (!recipientIds.every((one) => possible.includes(one))) return refused('mailing/not-for-recipient');
    await deps.store.reportMailings.set(whose(request, id), { ...settings, recipientIds }, changedBy(deps, request));
    await told(deps, request, { deed: 'change', id });
    return foundView(deps.store, request, id);
  },
);

export const removeReportMailing = signedIn(ENDPOINTS.removeReportMailing, async (deps, request, { viewId: id }) => {
  const isRemoved = await deps.store.reportMailings.remove(whose(request, id), changedBy(deps, request));
  if (!isRemoved) return refuse({ code: 'request/not-found' });
  await told(deps, request, { deed: 'remove', id });
  return foundView(deps.store, request, id);
});

export const leaveReportMailing = signedIn(ENDPOINTS.leaveReportMailing, async (deps, request, { viewId: id }) => {
  const hasLeft = await deps.store.reportMailings.leave(whose(request, id), changedBy(deps, request), 'console');
  if (!hasLeft) return refuse({ code: 'request/not-found' });
  await told(deps, request, { deed: 'leave', id });
  return ok({});
});

export const listReportRecipients = signedIn(ENDPOINTS.listReportRecipients, async (deps, { caller }) =>
  ok({ items: [...(await possibleRecipients(deps, caller.account.tenantId))] }),
);
