/** How a list is sorted beside the platform's own order, which is by name. */
export type Sorting = { readonly column: string; readonly descending: boolean };

/** What a page of administration shows. It stands in the address, so it can be linked and reloaded. */
export type ListView = {
  readonly search: string;
  readonly sorting: Sorting | null;
  /** The id of the one whose form is open, `new` for one that is being made. */
  readonly open: string | null;
};

export const NEW = 'new';

/** The contract's limit of what is searched for. */
export const LONGEST_SEARCH = 100;

/** Reads the query of an address. */
export function listViewOf(search: string): ListView {
  const query = new URLSearchParams(search);
  const sort = query.get('sort');
  return {
    search: (query.get('search') ?? '').trim().slice(0, LONGEST_SEARCH),
    sorting: sort ? { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    open: query.get('open') || null,
  };
}

/** The query of a view's address, without what is the usual; empty for the whole list. */
export function addressOf({ search, sorting, open }: ListView): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (sorting !== null) query.set('sort', `${sorting.descending ? '-' : ''}${sorting.column}`);
  if (open !== null) query.set('open', open);
  return query.toString();
}

/** What pressing the heading of a column does: up, down, and back to the order by name. */
export function sortingAfter(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? null : { column, descending: true };
}
