import type { ReportMailing, SavedView } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { MailingRow, SavedViewRow, Store } from '@wpm/store';
import type { CallersRequest } from '../../http/bind.ts';

export const viewerOf = ({ caller: { account, may } }: CallersRequest) => ({
  tenantId: account.tenantId,
  id: account.id,
  manages: may('directory:manage'),
});

/** Kept views as whoever asks may see them. */
export async function presentViews(
  store: Store,
  { caller: { account } }: CallersRequest,
  views: readonly SavedViewRow[],
): Promise<SavedView[]> {
  const mailings = await store.reportMailings.of(
    account.tenantId,
    views.map(({ id }) => id),
  );
  return views.map(({ ownerId, ownerName, ...view }) => {
    const mailing = mailings.find(({ viewId }) => viewId === view.id);
    const own = ownerId === account.id;
    const mailedToMe = mailing?.recipients.some(({ id }) => id === account.id) ?? false;
    const isSeen = own || mailedToMe;
    const owner = { id: ownerId, name: ownerName };
    return { ...view, owner, own, mailedToMe, mailing: mailing && isSeen ? presentMailing(mailing) : null };
  });
}

/** One of somebody else that is neither shared nor mailed to them is answered exactly like one that does not exist. */
export async function foundView(
  store: Store,
  request: CallersRequest,
  id: string,
): Promise<Result<SavedView, { readonly code: 'request/not-found' }>> {
  const view = await store.savedViews.byId(viewerOf(request), id);
  const [presented] = view ? await presentViews(store, request, [view]) : [];
  return presented ? ok(presented) : refuse({ code: 'request/not-found' });
}

const presentMailing = ({
  viewId: _of,
  nextAt,
  lastAt,
  recipients,
  left,
  paused,
  ...mailing
}: MailingRow): ReportMailing => ({
  ...mailing,
  paused,
  recipients: [...recipients],
  left: left.map((one) => ({ ...one, at: one.at.toISOString() })),
  nextAt: paused === null ? nextAt.toISOString() : null,
  lastAt: lastAt?.toISOString() ?? null,
});
