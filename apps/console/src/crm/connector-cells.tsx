import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { ConnectorEntry } from './connector-entry.ts';

type ConnectorCell = CellProps<ConnectorEntry>;

export function ConnectorPlace({ entry: { place } }: ConnectorCell) {
  return place;
}

/** Whether it is asked, and whether it answers. */
export function ConnectorState({ entry: { settings, state } }: ConnectorCell) {
  const words = useConsoleWords().crm;
  if (!settings.enabled) return <span className="mark">{words.disabledMark}</span>;
  const isWell = state.kind === 'answering' || state.kind === 'untried';
  return isWell ? words.states[state.kind] : <span className="mark">{words.states[state.kind]}</span>;
}

export function ConnectorAddress({ entry: { settings } }: ConnectorCell) {
  return (
    <span className="breakable">{URL.canParse(settings.lookup.url) ? new URL(settings.lookup.url).host : ''}</span>
  );
}
