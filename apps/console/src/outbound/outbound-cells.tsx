import type { OutboundListSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useCampaigns } from '../administration/targets.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type OutboundCell = CellProps<Entry<OutboundListSettings>>;

export function OutboundCampaign({ entry: { settings } }: OutboundCell) {
  return useCampaigns().find(({ id }) => id === settings.campaignId)?.name ?? '…';
}

export function OutboundMode({ entry: { settings } }: OutboundCell) {
  return useConsoleWords().outbound.modes[settings.mode];
}

export function OutboundState({ entry: { settings } }: OutboundCell) {
  const words = useConsoleWords().outbound;
  return settings.enabled ? words.runs : <span className="mark">{words.paused}</span>;
}
