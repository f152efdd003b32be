import type { CampaignSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useNumbers } from '../administration/targets.ts';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

export type CampaignFieldsProps = {
  readonly draft: CampaignSettings;
  readonly change: (changes: Partial<CampaignSettings>) => void;
  readonly problem: (path: string) => string | undefined;
};

/** The basic parameters of a campaign (F45): whose calls are its own, who may make some by hand, and what they show (F14). */
export function BasicFields({ draft, change, problem }: CampaignFieldsProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <SelectField
        label={words.direction}
        hint={draft.direction === 'outbound' ? words.outboundHint : undefined}
        values={['inbound', 'outbound'] as const}
        texts={words.directions}
        value={draft.direction}
        onChoose={(direction) => direction !== null && change({ direction })}
      />
      <CheckField
        label={words.manualCalls}
        hint={words.manualCallsHint}
        checked={draft.manualCalls}
        onChange={(manualCalls) => change({ manualCalls })}
      />
      <TargetField
        label={words.callerNumber}
        targets={useNumbers()}
        none={words.ownNumber}
        value={draft.callerNumberId ?? ''}
        problem={problem('callerNumberId')}
        onChoose={(id) => change({ callerNumberId: id === '' ? null : id })}
      />
      <WholeNumberField
        label={words.precedence}
        hint={words.precedenceHint}
        min={1}
        max={99}
        value={draft.priority}
        problem={problem('priority')}
        onChange={(priority) => change({ priority: priority ?? 0 })}
      />
    </>
  );
}
