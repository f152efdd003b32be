import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Sorting } from '../../administration/list/list-view.ts';

/** The word of an address that says by which column rows are sorted, `-` before it: from the greatest. */
export const SORT_WORD = 'sort';

export type RowSorting = {
  /** Null: as the report has them. */
  readonly sorting: Sorting | null;
  /** Pressing a heading: its first way, the other way, as the report has them. */
  readonly sort: (column: string, first: 'up' | 'down') => void;
};

/** How the rows of a report of sums are sorted, as it stands in the address. */
export function useRowSorting(): RowSorting {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const sorting = useMemo(() => rowSortingOf(search), [search]);
  const sort = (column: string, first: 'up' | 'down') => {
    const query = new URLSearchParams(search);
    const next = rowSortingAfter(sorting, column, first);
    if (next === null) query.delete(SORT_WORD);
    else query.set(SORT_WORD, `${next.descending ? '-' : ''}${next.column}`);
    const text = query.toString();
    navigate(text === '' ? path : `${path}?${text}`, { replace: true });
  };
  return { sorting, sort };
}

export function rowSortingOf(search: string): Sorting | null {
  const text = new URLSearchParams(search).get(SORT_WORD);
  return text ? { column: text.replace(/^-/, ''), descending: text.startsWith('-') } : null;
}

export function rowSortingAfter(sorting: Sorting | null, column: string, first: 'up' | 'down'): Sorting | null {
  const descending = first === 'down';
  if (sorting?.column !== column) return { column, descending };
  return sorting.descending === descending ? { column, descending: !descending } : null;
}
