import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type CallsView, searchOf, viewOf } from './call-filter.ts';

/** The view of the address, and the way to another. `replace` where Back should not stop at the present one. */
export function useCallsView(): readonly [CallsView, (view: CallsView, replace?: boolean) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => viewOf(search), [search]);
  const show = useCallback(
    (next: CallsView, replace = false) => {
      const query = searchOf(next);
      navigate(query === '' ? path : `${path}?${query}`, { replace });
    },
    [navigate, path],
  );
  return [view, show];
}
