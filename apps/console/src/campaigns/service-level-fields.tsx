import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { CampaignFieldsProps } from './basic-fields.tsx';

/** What the live view and the reports hold the campaign to: so many percent answered within so many seconds (F45). */
export function ServiceLevelFields({ draft: { serviceLevel }, change, problem }: CampaignFieldsProps) {
  const words = useConsoleWords().campaigns;
  const changeLevel = (changes: Partial<typeof serviceLevel>) =>
    change({ serviceLevel: { ...serviceLevel, ...changes } });
  return (
    <fieldset className="checks destination">
      <legend>{words.serviceLevel}</legend>
      <WholeNumberField
        label={words.percent}
        min={1}
        max={100}
        value={serviceLevel.percent}
        problem={problem('serviceLevel.percent')}
        onChange={(percent) => changeLevel({ percent: percent ?? 0 })}
      />
      <WholeNumberField
        label={words.withinSeconds}
        min={1}
        max={600}
        value={serviceLevel.withinSeconds}
        problem={problem('serviceLevel.withinSeconds')}
        onChange={(withinSeconds) => changeLevel({ withinSeconds: withinSeconds ?? 0 })}
      />
      <WholeNumberField
        label={words.shortAbandon}
        hint={words.shortAbandonHint}
        min={0}
        max={60}
        value={serviceLevel.shortAbandonSeconds}
        problem={problem('serviceLevel.shortAbandonSeconds')}
        onChange={(seconds) => changeLevel({ shortAbandonSeconds: seconds ?? 0 })}
      />
    </fieldset>
  );
}
