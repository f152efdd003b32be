import { type ClassifierSettings, MOST_CLASSIFIER_LEVELS, nameIn } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { type Target, TargetField } from '../administration/edit/target-field.tsx';
import type { FormProps } from '../administration/noun.ts';
import { useCampaigns } from '../administration/targets.ts';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { arranged } from './arranged.ts';
import type { ClassifierEntry } from './classifier-entry.ts';

/** Where a classifier stands: in which campaign, below which other, and among its siblings. */
export function PlaceFields({ draft, entry, change, problem }: FormProps<ClassifierSettings, ClassifierEntry>) {
  const words = useConsoleWords().classifiers;
  const parents = useParents(draft.campaignId, entry?.id);
  return (
    <>
      <TargetField
        label={words.campaign}
        targets={useCampaigns()}
        none={words.global}
        value={draft.campaignId ?? ''}
        problem={problem('campaignId')}
        onChoose={(id) => change({ campaignId: id === '' ? null : id, parentId: null })}
      />
      <TargetField
        label={words.parent}
        targets={parents}
        none={words.top}
        value={draft.parentId ?? ''}
        problem={problem('parentId')}
        onChoose={(id) => change({ parentId: id === '' ? null : id })}
      />
      <WholeNumberField
        label={words.position}
        hint={words.positionHint}
        min={0}
        max={999}
        value={draft.position}
        problem={problem('position')}
        onChange={(position) => change({ position: position ?? 0 })}
      />
    </>
  );
}

/** What it can stand below: of the same campaign, not at the lowest level, and not itself. */
function useParents(campaignId: string | null, ownId: string | undefined): readonly Target[] {
  const { language } = useLanguage();
  const entries = arranged(useChoices('classifiers', client.listClassifiers));
  return entries
    .filter(({ id, depth, settings }) => {
      return id !== ownId && settings.campaignId === campaignId && depth < MOST_CLASSIFIER_LEVELS - 1;
    })
    .map(({ id, depth, settings }) => ({ id, name: `${'– '.repeat(depth)}${nameIn(settings.names, language)}` }));
}
