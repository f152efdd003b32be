import type { Query, QueryClient } from '@tanstack/react-query';
import { renewedPages } from './renewed-pages.ts';
import type { CachedPages, Page } from './use-pages.ts';

/** What of a list that was read page by page is other than it is shown. */
export type Renewal<Item> = {
  /** What no two items of the list have in common. */
  readonly keyOf: (item: Item) => string;
  /** Whether a page has to be read anew, by what is on it and its number; the first has 0. */
  readonly isConcerned: (page: Page<Item>, number: number) => boolean;
};

/**
 * Has the lists below a key as the platform has them now. One that is looked at and has been read far is not read again from its
 * beginning, but only where it is concerned; any other is read anew as it is needed.
 */
export async function renewLists<Item>(
  queries: QueryClient,
  queryKey: readonly string[],
  renewal: Renewal<Item>,
): Promise<void> {
  const lists = queries.getQueryCache().findAll({ queryKey });
  await Promise.all(lists.map((query) => renewOne<Item>(queries, query, renewal)));
}

/** Whether a list below a key is looked at and has been read further than its first page. */
export function hasLongList(queries: QueryClient, queryKey: readonly string[]): boolean {
  return queries
    .getQueryCache()
    .findAll({ queryKey })
    .some((query) => longListIn(query) !== undefined);
}

async function renewOne<Item>(queries: QueryClient, query: Query, renewal: Renewal<Item>): Promise<void> {
  const { queryKey } = query;
  const was = longListIn<Item>(query);
  if (was === undefined) return queries.invalidateQueries({ queryKey, exact: true });
  const anew = await concernedPages<Item>(queries, query, renewal).catch(() => undefined);
  // It is read as a whole when it is looked at the next time, or when the platform is there again.
  if (anew === undefined) return queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
  // A page that is being read further on would be added to the list as it was.
  while (query.state.fetchStatus === 'fetching') await query.promise?.catch(() => {});
  const now = longListIn<Item>(query);
  const isOther = now === undefined || was.pages.some((page, number) => now.pages[number] !== page);
  if (isOther) return renewOne(queries, query, renewal);
  const pages = [...renewedPages(now.pages, anew, renewal.keyOf)];
  const next = { pages, pageParams: now.pageParams.slice(0, pages.length) };
  queries.setQueryData<CachedPages<Item>>(queryKey, next, { updatedAt: query.state.dataUpdatedAt });
  return undefined;
}

/** The pages that have to be read anew, as the platform has them, by their number. */
async function concernedPages<Item>(
  queries: QueryClient,
  query: Query,
  { isConcerned }: Renewal<Item>,
): Promise<ReadonlyMap<number, Page<Item>>> {
  const { pages = [], pageParams = [] } = longListIn<Item>(query) ?? {};
  const anew = new Map<number, Page<Item>>();
  for (const [number, page] of pages.entries())
    if (isConcerned(page, number)) anew.set(number, await readPage<Item>(queries, query, pageParams[number]));
  return anew;
}

/** The list a query holds, if it is one that is looked at, and longer than its first page. */
function longListIn<Item>(query: Query): CachedPages<Item> | undefined {
  const { pages, pageParams }: Partial<CachedPages<Item>> = Object(query.state.data);
  const isLong = query.isActive() && pages !== undefined && pages.length > 1;
  return isLong && pageParams !== undefined ? { pages, pageParams } : undefined;
}

/** Asks for one page of a list, as its query does. */
async function readPage<Item>(queries: QueryClient, query: Query, pageParam: string | undefined): Promise<Page<Item>> {
  const { queryFn, meta } = query.options;
  if (typeof queryFn !== 'function') throw new Error('this is no list that can be read');
  const { signal } = new AbortController();
  const asked = { client: queries, queryKey: query.queryKey, direction: 'forward' as const, signal, meta, pageParam };
  const page: { readonly items: readonly Item[]; readonly next: string | null } = Object(await queryFn(asked));
  return page;
}
