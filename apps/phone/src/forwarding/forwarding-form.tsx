import { FORWARDING_REASONS, type Forwarding } from '@wpm/contract';
import { Button, errorText, Notice, useWords } from '@wpm/ui';
import type { SubmitEvent } from 'react';
import { RuleFields } from './rule-fields.tsx';
import { type Progress, useForwardingForm } from './use-forwarding-form.ts';
import { useRuleText } from './use-rule-text.ts';
import { VoicemailFields } from './voicemail-fields.tsx';
import { useForwardingWords } from './words/use-forwarding-words.ts';

/** The four rules and the voicemail, saved together (F44); what is wrong stands at its rule. */
export function ForwardingForm({ stored }: { readonly stored: Forwarding }) {
  const words = useForwardingWords();
  const ruleText = useRuleText();
  const { rules, progress, change, turnVoicemail, save } = useForwardingForm(stored);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      {FORWARDING_REASONS.map((reason) => (
        <RuleFields
          key={reason}
          reason={reason}
          rules={rules}
          isSaving={progress.kind === 'saving'}
          wrong={progress.kind === 'refused' ? progress.reasons[`rules.${reason}.target`] : undefined}
          elsewhere={
            progress.kind === 'changed' && progress.clashes.includes(reason)
              ? ruleText(progress.now.rules, reason)
              : undefined
          }
          onChange={(changed) => change(reason, changed)}
        />
      ))}
      <VoicemailFields on={rules.voicemail} isSaving={progress.kind === 'saving'} onChange={turnVoicemail} />
      <Outcome progress={progress} />
      <Button tone="primary" type="submit" wide aria-disabled={!isSavable(progress)}>
        {progress.kind === 'saving' ? words.saving : words.save}
      </Button>
    </form>
  );
}

const isSavable = ({ kind }: Progress) => kind === 'typing' || kind === 'refused' || kind === 'changed';

/** What came of saving, whatever rule it is of. */
function Outcome({ progress }: { readonly progress: Progress }) {
  const shared = useWords();
  const words = useForwardingWords();
  if (progress.kind === 'saved') return <Notice urgent>{words.saved}</Notice>;
  if (progress.kind === 'refused') {
    return (
      <Notice tone="bad" urgent>
        {errorText(shared, progress.code)}
      </Notice>
    );
  }
  if (progress.kind !== 'changed') return null;
  return (
    <Notice tone="warn" urgent>
      {words.changed}
    </Notice>
  );
}
