import { OUTBOUND_MODES, type OutboundListSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { useCampaigns, useWorkingHours } from '../administration/targets.ts';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type OutboundFormProps = FormProps<OutboundListSettings, Entry<OutboundListSettings>>;

/** What is set of an outbound list: for which campaign it calls, how, when, and how often. */
export function OutboundForm(props: OutboundFormProps) {
  const { draft, change, problem } = props;
  const words = useConsoleWords().outbound;
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <TargetField
        label={words.campaign}
        targets={useCampaigns()}
        none={words.chooseCampaign}
        value={draft.campaignId}
        problem={problem('campaignId')}
        onChoose={(campaignId) => change({ campaignId })}
      />
      <How {...props} />
      <TargetField
        label={words.hours}
        targets={useWorkingHours()}
        none={words.campaignsHours}
        value={draft.hoursId ?? ''}
        problem={problem('hoursId')}
        onChoose={(id) => change({ hoursId: id === '' ? null : id })}
      />
      <Again {...props} />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}

function How({ draft, change, problem }: OutboundFormProps) {
  const words = useConsoleWords().outbound;
  return (
    <>
      <SelectField
        label={words.mode}
        hint={words.modeHints[draft.mode]}
        values={OUTBOUND_MODES}
        texts={words.modes}
        value={draft.mode}
        problem={problem('mode')}
        onChoose={(mode) => mode !== null && change({ mode })}
      />
      {draft.mode === 'preview' ? (
        <WholeNumberField
          label={words.previewSeconds}
          min={10}
          max={900}
          value={draft.previewSeconds}
          problem={problem('previewSeconds')}
          onChange={(previewSeconds) => change({ previewSeconds: previewSeconds ?? 0 })}
        />
      ) : (
        <WholeNumberField
          label={words.abandonedPercent}
          hint={words.abandonedHint}
          min={1}
          max={100}
          value={draft.abandonedPercent}
          problem={problem('abandonedPercent')}
          onChange={(abandonedPercent) => change({ abandonedPercent: abandonedPercent ?? 0 })}
        />
      )}
    </>
  );
}

const RESULTS = ['busy', 'noAnswer', 'failed', 'abandoned'] as const;

/** After which result it is called again when, and how often. */
function Again({ draft, change, problem }: OutboundFormProps) {
  const words = useConsoleWords().outbound;
  return (
    <>
      <WholeNumberField
        label={words.mostAttempts}
        min={1}
        max={50}
        value={draft.mostAttempts}
        problem={problem('mostAttempts')}
        onChange={(mostAttempts) => change({ mostAttempts: mostAttempts ?? 0 })}
      />
      {RESULTS.map((result) => (
        <AgainAfter
          key={result}
          result={result}
          rule={draft.retry[result]}
          problem={problem}
          onChange={(rule) => change({ retry: { ...draft.retry, [result]: rule } })}
        />
      ))}
    </>
  );
}

type Rule = OutboundListSettings['retry']['busy'];
type AgainAfterProps = Pick<OutboundFormProps, 'problem'> & {
  readonly result: (typeof RESULTS)[number];
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
};

function AgainAfter({ result, rule, problem, onChange }: AgainAfterProps) {
  const words = useConsoleWords().outbound;
  return (
    <fieldset className="outbound-retry">
      <legend>{words.after[result]}</legend>
      <WholeNumberField
        label={words.times}
        min={0}
        max={20}
        value={rule.times}
        problem={problem(`retry.${result}.times`)}
        onChange={(times) => onChange({ ...rule, times: times ?? -1 })}
      />
      <WholeNumberField
        label={words.afterMinutes}
        min={1}
        max={43_200}
        value={rule.afterMinutes}
        problem={problem(`retry.${result}.afterMinutes`)}
        onChange={(afterMinutes) => onChange({ ...rule, afterMinutes: afterMinutes ?? 0 })}
      />
    </fieldset>
  );
}
