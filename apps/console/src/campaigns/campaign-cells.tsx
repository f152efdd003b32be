import type { CampaignSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type CampaignCell = CellProps<Entry<CampaignSettings>>;

/** How many there are; a campaign without any is pointed out, as nobody takes its calls. */
export function CampaignMembers({ entry: { settings } }: CampaignCell) {
  const words = useConsoleWords().campaigns;
  return settings.members.length === 0 ? <span className="mark">{words.nobody}</span> : settings.members.length;
}

export function CampaignStrategy({ entry: { settings } }: CampaignCell) {
  const words = useConsoleWords().campaigns;
  return words.strategies[settings.strategy];
}

export function CampaignWait({ entry: { settings } }: CampaignCell) {
  const words = useConsoleWords().campaigns;
  const { maxWaitSeconds } = settings.queue;
  return maxWaitSeconds === null ? words.unlimited : words.seconds(maxWaitSeconds);
}

/** One for calls to customers takes none of theirs, and is told apart. */
export function CampaignState({ entry: { settings } }: CampaignCell) {
  const words = useConsoleWords().campaigns;
  const state = settings.enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
  if (settings.direction === 'inbound') return state;
  return (
    <>
      {words.outboundMark}, {state}
    </>
  );
}
