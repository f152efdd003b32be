import { ENDPOINTS, type SAVED_VIEW_ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { changedBy, newId } from '../../administration/change.ts';
import { directoryChanged } from '../../events.ts';
import { actorOf, type Bound, type CallersRequest, signedIn } from '../../http/bind.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { leaveReportMailing, listReportRecipients, removeReportMailing, setReportMailing } from './mailing.ts';
import { foundView, presentViews, viewerOf } from './present-views.ts';

/** Of one user. More than anybody finds again. */
const MOST_OF_USER = 100;

type Deed = 'create' | 'change' | 'remove';

/** What was done stands in the audit log already; what was refused is written down here. */
const told = (
  { sink }: ServerDeps,
  request: CallersRequest,
  { deed, id, result = 'ok' }: { readonly deed: Deed; readonly id: string; readonly result?: string },
) => directoryChanged(sink, actorOf(request), { action: `saved-view.${deed}`, subject: id, result });

const listSavedViews = signedIn(ENDPOINTS.listSavedViews, async ({ store }, request) => {
  const views = await store.savedViews.of(viewerOf(request));
  return ok({ items: await presentViews(store, request, views) });
});

/** One of somebody else that is not shared is answered exactly like one that does not exist. */
const getSavedView = signedIn(ENDPOINTS.getSavedView, ({ store }, request, { viewId }) =>
  foundView(store, request, viewId),
);

const mayShare = ({ caller }: CallersRequest, { shared }: { readonly shared: boolean }) =>
  !shared || caller.may('reports:share');

const createSavedView = signedIn(ENDPOINTS.createSavedView, async (deps, request, settings) => {
  const id = newId(deps);
  const refused = (code: 'session/not-allowed' | 'item/taken' | 'item/too-many') =>
    told(deps, request, { deed: 'create', id, result: code }).then(() => refuse({ code }));
  if (!mayShare(request, settings)) return refused('session/not-allowed');
  const making = { most: MOST_OF_USER, by: changedBy(deps, request) };
  const made = await deps.store.savedViews.create(viewerOf(request), { ...settings, id }, making);
  if (made !== 'created') return refused(`item/${made}`);
  await told(deps, request, { deed: 'create', id });
  return foundView(deps.store, request, id);
});

const changeSavedView = signedIn(ENDPOINTS.changeSavedView, async (deps, request, { viewId: id, ...settings }) => {
  const refused = (code: 'session/not-allowed' | 'item/taken') =>
    told(deps, request, { deed: 'change', id, result: code }).then(() => refuse({ code }));
  if (!mayShare(request, settings)) return refused('session/not-allowed');
  const changed = await deps.store.savedViews.change(viewerOf(request), { ...settings, id }, changedBy(deps, request));
  if (changed === 'taken') return refused('item/taken');
  if (changed === 'none') return refuse({ code: 'request/not-found' });
  await told(deps, request, { deed: 'change', id });
  return foundView(deps.store, request, id);
});

const removeSavedView = signedIn(ENDPOINTS.removeSavedView, async (deps, request, { viewId }) => {
  const isRemoved = await deps.store.savedViews.remove(viewerOf(request), viewId, changedBy(deps, request));
  if (!isRemoved) return refuse({ code: 'request/not-found' });
  await told(deps, request, { deed: 'remove', id: viewId });
  return ok({});
});

/** Views of reports kept under a name (F46). */
export const SAVED_VIEW_HANDLERS: Readonly<Record<keyof typeof SAVED_VIEW_ENDPOINTS, Bound>> = {
  listSavedViews,
  getSavedView,
  createSavedView,
  changeSavedView,
  removeSavedView,
  setReportMailing,
  removeReportMailing,
  leaveReportMailing,
  listReportRecipients,
};
