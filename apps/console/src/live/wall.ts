import { useLocation, useSearch } from 'wouter';
import { LIVE_PATH } from '../frame/paths.ts';

/** Whether the queues are shown alone and large, for a screen on a wall; it stands in the address, so that such a screen keeps it. */
export function useWall(): readonly [isWall: boolean, turn: () => void] {
  const isWall = new URLSearchParams(useSearch()).has('wall');
  const [, open] = useLocation();
  const turn = () => {
    open(isWall ? LIVE_PATH : `${LIVE_PATH}?wall`, { replace: true });
    // Not every browser, and no frame, has a whole screen to give: the figures are large either way.
    if (!isWall) void document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) void document.exitFullscreen();
  };
  return [isWall, turn];
}
