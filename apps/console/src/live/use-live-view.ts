import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { LIVE_PATH } from '../frame/paths.ts';
import { type LiveView, liveSearchOf, liveViewOf } from './live-view.ts';

/** What is shown, and how to have it shown otherwise. It replaces the address: nobody goes back filter by filter on a live view. */
export function useLiveView(): readonly [view: LiveView, change: (change: Partial<LiveView>) => void] {
  const search = useSearch();
  const [, open] = useLocation();
  const view = useMemo(() => liveViewOf(search), [search]);
  const change = useCallback(
    (changed: Partial<LiveView>) => {
      const query = liveSearchOf({ ...view, ...changed });
      open(query === '' ? LIVE_PATH : `${LIVE_PATH}?${query}`, { replace: true });
    },
    [open, view],
  );
  return [view, change];
}

/** Not every browser, and no frame, has a whole screen to give: the figures are large either way. */
export function turnFullscreen(on: boolean): void {
  if (on) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen();
}
