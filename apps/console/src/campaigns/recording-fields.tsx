import { UNRECORDED_KEYS } from '@wpm/contract';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { CampaignFormProps } from './campaign-form.tsx';

/** Keys are called as they are printed. */
const KEY_TEXTS = { 0: '0', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9' } as const;

/** Whether its calls are recorded, how a customer goes on unrecorded, and for how long agents may pause it for card data (F39). */
export function RecordingFields(props: CampaignFormProps) {
  const {
    draft: { recording },
    change,
    problem,
  } = props;
  const words = useConsoleWords().campaigns;
  const changeRecording = (changes: Partial<typeof recording>) => change({ recording: { ...recording, ...changes } });
  return (
    <>
      <CheckField
        label={words.recorded}
        hint={words.recordedHint}
        checked={recording.inbound === 'always'}
        onChange={(recorded) => changeRecording({ inbound: recorded ? 'always' : 'never' })}
      />
      {recording.inbound === 'always' && (
        <SelectField
          label={words.unrecordedKey}
          hint={words.unrecordedKeyHint}
          any={words.noUnrecordedKey}
          values={UNRECORDED_KEYS}
          texts={KEY_TEXTS}
          value={recording.unrecordedKey}
          problem={problem('recording.unrecordedKey')}
          onChoose={(unrecordedKey) => changeRecording({ unrecordedKey })}
        />
      )}
      {(recording.inbound === 'always' || recording.outbound === 'always') && <WhileRecorded {...props} />}
    </>
  );
}

/** What is recorded of a call beside its talk, and when that rests. */
function WhileRecorded({ draft: { recording }, change, problem }: CampaignFormProps) {
  const words = useConsoleWords().campaigns;
  const changeRecording = (changes: Partial<typeof recording>) => change({ recording: { ...recording, ...changes } });
  return (
    <>
      <CheckField
        label={words.consultationRecorded}
        hint={words.consultationRecordedHint}
        checked={recording.consultation === 'always'}
        onChange={(on) => changeRecording({ consultation: on ? 'always' : 'never' })}
      />
      <WholeNumberField
        label={words.pauseSeconds}
        hint={words.pauseHint}
        placeholder={words.noPause}
        min={15}
        max={900}
        value={recording.pauseSeconds}
        problem={problem('recording.pauseSeconds')}
        onChange={(pauseSeconds) => changeRecording({ pauseSeconds })}
      />
    </>
  );
}
