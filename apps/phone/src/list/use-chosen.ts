import { useLocation } from 'wouter';

export type Chosen = {
  /** What stands in the address after the list's own; undefined: nothing is chosen. */
  readonly chosen: string | undefined;
  readonly choose: (key: string) => void;
  readonly leave: () => void;
};

/** What of a list is chosen: the address names it, so that a reload and a turned device find it again. @param base the list's address */
export function useChosen(base: string): Chosen {
  const [location, go] = useLocation();
  // Back leads to where one was before the list, and not through all that was looked at of it.
  const show = (path: string) => go(path, { replace: true });
  return {
    chosen: location.startsWith(`${base}/`) ? location.slice(base.length + 1) : undefined,
    choose: (key) => show(`${base}/${key}`),
    leave: () => show(base),
  };
}
