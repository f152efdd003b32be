import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addressOf, type ListView, listViewOf } from './list-view.ts';

/** The view of the address, and the way to another. `replace` where Back should not stop at the present one. */
export function useListView(): readonly [ListView, (changes: Partial<ListView>, replace?: boolean) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => listViewOf(search), [search]);
  const show = useCallback(
    (changes: Partial<ListView>, replace = false) => {
      const address = addressOf({ ...view, ...changes });
      navigate(address === '' ? path : `${path}?${address}`, { replace });
    },
    [navigate, path, view],
  );
  return [view, show];
}
