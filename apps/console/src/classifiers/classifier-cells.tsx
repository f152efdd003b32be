import type { CellProps } from '../administration/noun.ts';
import { useCampaigns } from '../administration/targets.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Absent } from '../states/absent.tsx';
import type { ClassifierEntry } from './classifier-entry.ts';

type ClassifierCell = CellProps<ClassifierEntry>;

export function ClassifierCampaign({ entry: { settings } }: ClassifierCell) {
  const words = useConsoleWords().classifiers;
  const campaigns = useCampaigns();
  if (settings.campaignId === null) return words.globalMark;
  return campaigns.find(({ id }) => id === settings.campaignId)?.name ?? '…';
}

export function ClassifierKind({ entry: { settings } }: ClassifierCell) {
  return useConsoleWords().classifiers.kinds[settings.kind];
}

/** What choosing it asks for and does. */
export function ClassifierEffects({ entry: { settings } }: ClassifierCell) {
  const words = useConsoleWords().classifiers;
  const effects = [
    settings.needsNote && words.effects.note,
    settings.recall.kind !== 'none' && words.effects.recall,
    settings.closesRecord && words.effects.closes,
    settings.addsToDoNotCall && words.effects.doNotCall,
  ].filter((effect) => effect !== false);
  return effects.length === 0 ? <Absent /> : effects.join(', ');
}

export function ClassifierState({ entry: { settings } }: ClassifierCell) {
  const words = useConsoleWords().classifiers;
  return settings.enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
}
