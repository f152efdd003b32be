import { COLUMNS_WORD, columnsIn, PAGE_COLUMNS, type SavedViewPage } from '@wpm/contract';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Which columns a page shows, and the way to choose others. */
export type ShownColumns = {
  /** Their ids, in their order. */
  readonly shown: readonly string[];
  /** The same as they are asked for in a file; undefined: every one there is. */
  readonly chosen: readonly string[] | undefined;
  readonly choose: (columns: readonly string[]) => void;
};

/** The columns of a page, as its address names them. */
export function useColumns(page: SavedViewPage): ShownColumns {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const chosen = useMemo(() => columnsIn(page, search), [page, search]);
  const choose = (columns: readonly string[]) => {
    const query = withColumns(search, isUsual(page, columns) ? null : columns.join(','));
    navigate(query === '' ? path : `${path}?${query}`, { replace: true });
  };
  return { shown: chosen ?? PAGE_COLUMNS[page], chosen, choose };
}

/** All of them, as they usually stand. */
const isUsual = (page: SavedViewPage, columns: readonly string[]): boolean =>
  columns.join(',') === PAGE_COLUMNS[page].join(',');

/** What the columns are of the things that are to be shown; which of them there are may depend on what is read, as breaks do. */
export function inColumns<Column extends { readonly id: string }>(
  shown: readonly string[],
  columns: readonly Column[],
): readonly Column[] {
  return shown.flatMap((id) => columns.filter((column) => column.id === id));
}

/** Another query of the same page, with the columns of the present one. */
export const keepingColumns = (search: string, query: string): string =>
  withColumns(query, new URLSearchParams(search).get(COLUMNS_WORD));

function withColumns(search: string, columns: string | null): string {
  const query = new URLSearchParams(search);
  query.delete(COLUMNS_WORD);
  if (columns !== null) query.set(COLUMNS_WORD, columns);
  return query.toString();
}
