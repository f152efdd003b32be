import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';
import { keyStateOf } from './key-state.ts';
import type { KeyEntry } from './key-entry.ts';

type KeyCell = CellProps<KeyEntry>;

export function KeyStateCell({ entry }: KeyCell) {
  const words = useConsoleWords().keys;
  const { day } = useInstants();
  const state = keyStateOf(entry, new Date());
  const until = entry.expiresAt === null ? null : day(entry.expiresAt);
  const text = words.states[state](until);
  return state === 'active' ? text : <span className="mark">{text}</span>;
}

export function KeyLastUse({ entry: { lastUsedAt } }: KeyCell) {
  const words = useConsoleWords().keys;
  const { short } = useInstants();
  return lastUsedAt === null ? words.neverUsed : short(lastUsedAt);
}

export function KeyAccount({ entry: { account } }: KeyCell) {
  return `${account.displayName} (${account.login})`;
}

export function KeyScopes({ entry: { scopes } }: KeyCell) {
  const words = useConsoleWords().keys;
  const [first, ...more] = scopes;
  if (first === undefined) return null;
  return more.length === 0 ? words.scopes[first] : words.scopesMore(words.scopes[first], more.length);
}
