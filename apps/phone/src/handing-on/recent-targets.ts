const NAME = 'wpm.recent-targets';
const KEPT = 5;
/** Numbers as they are dialled, and logins of colleagues without an extension. */
const TARGET = /^[^\s,]{1,64}$/;

/** Whom this device's user asked or handed calls to last, newest first: extensions, logins and dialled numbers (F31, F33). */
export function recentTargets(kept: Pick<Storage, 'getItem'> = localStorage): readonly string[] {
  return (kept.getItem(NAME) ?? '').split(',').filter((target) => TARGET.test(target));
}

export function rememberTarget(target: string, kept: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  if (!TARGET.test(target)) return;
  const others = recentTargets(kept).filter((known) => known !== target);
  kept.setItem(NAME, [target, ...others].slice(0, KEPT).join(','));
}

/** Who is asked for help is nobody else's business: the next one to log in here must not find it (F10). */
export function forgetTargets(kept: Pick<Storage, 'removeItem'>): void {
  kept.removeItem(NAME);
}
