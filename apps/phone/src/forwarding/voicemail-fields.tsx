import { Toggle } from '../settings/toggle.tsx';
import { useForwardingWords } from './words/use-forwarding-words.ts';

export type VoicemailFieldsProps = {
  readonly on: boolean;
  readonly isSaving: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Whether customers whom no rule takes to anybody may leave the user a message. */
export function VoicemailFields({ on, isSaving, onChange }: VoicemailFieldsProps) {
  const { voicemail } = useForwardingWords();
  return (
    <fieldset className="settings-group forwarding-rule" aria-label={voicemail.name} disabled={isSaving}>
      <Toggle label={voicemail.name} on={on} onChange={onChange} />
      <p className="quiet">{voicemail.when}</p>
    </fieldset>
  );
}
