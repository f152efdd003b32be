import type { Trunk } from '@wpm/contract';
import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';
import { toneOf } from './state-tone.ts';

type TrunkCell = CellProps<Trunk>;

/** What it is doing now, and why where something is wrong. */
export function TrunkStateCell({ entry }: TrunkCell) {
  const words = useConsoleWords().trunks;
  const { clock } = useInstants();
  return (
    <span className="live-status" data-tone={toneOf(entry.state)}>
      {words.stateText(entry.state, clock)}
    </span>
  );
}

/** Calls now, of how many where there is a cap. */
export function TrunkCalls({ entry: { calls, settings } }: TrunkCell) {
  const words = useConsoleWords().trunks;
  return words.callsOf(calls.inbound + calls.outbound, settings.limits.total);
}

/** How the two sides know each other, and where it is. */
export function TrunkWay({ entry: { settings, acceptUser } }: TrunkCell) {
  const words = useConsoleWords().trunks;
  const { registration, peers } = settings;
  if (registration.kind === 'register') return `${registration.user}@${registration.domain}`;
  if (registration.kind === 'accept') return acceptUser ?? words.registrations.accept;
  return peers.map(({ host, port }) => (port === null ? host : `${host}:${port}`)).join(', ');
}

export function TrunkOrder({ entry: { settings } }: TrunkCell) {
  return useConsoleWords().trunks.orderOf(settings.priority, settings.weight);
}
