import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView, SavedViewPage } from '@wpm/contract';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';

const KEY = ['saved-views'];

export type KeptSettings = Pick<SavedView, 'name' | 'page' | 'query' | 'shared'>;

/** One's own views and shared ones, by name. */
export function useSavedViews() {
  return useQuery<readonly SavedView[], Refused>({
    queryKey: KEY,
    queryFn: async () => {
      const answer = await client.listSavedViews({});
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value.items;
    },
    retry: false,
    staleTime: 60_000,
  });
}

/** Whom reports can be mailed to. */
export function useReportRecipients() {
  return useQuery({
    queryKey: ['report-recipients'],
    queryFn: async () => {
      const answer = await client.listReportRecipients({});
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value.items;
    },
    retry: false,
  });
}

/** Ways to change them; each says why it was refused, or undefined, and what is shown is read anew. */
export function useViewChanges() {
  const queries = useQueryClient();
  const done = async (
    answer: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } },
  ) => {
    await queries.invalidateQueries({ queryKey: KEY });
    return answer.ok ? undefined : answer.error.code;
  };
  return {
    /** Under a name of one's own on the page: the view of that name is replaced. */
    keep: async (settings: KeptSettings, replaced: SavedView | undefined) =>
      done(
        await (replaced
          ? client.changeSavedView({ viewId: replaced.id, ...settings })
          : client.createSavedView(settings)),
      ),
    mail: async (order: Parameters<typeof client.setReportMailing>[0]) => done(await client.setReportMailing(order)),
    mailNoMore: async (viewId: string) => done(await client.removeReportMailing({ viewId })),
    leave: async (viewId: string) => done(await client.leaveReportMailing({ viewId })),
    remove: async (viewId: string) => done(await client.removeSavedView({ viewId })),
  };
}

/** The view of one's own that has this name on the page, however it is written. */
export function namesake(views: readonly SavedView[], page: SavedViewPage, name: string): SavedView | undefined {
  const folded = name.trim().toLowerCase();
  return views.find((view) => view.own && view.page === page && view.name.toLowerCase() === folded);
}
