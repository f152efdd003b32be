import { UNRECORDED_KEYS } from '@wpm/contract';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { CampaignFieldsProps } from './basic-fields.tsx';

/** Keys are called as they are printed. */
const KEY_TEXTS = { 0: '0', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9' } as const;

const mode = (isRecorded: boolean) => (isRecorded ? 'always' : 'never');

/** Which calls are recorded, how a customer goes on unrecorded, for how long it is kept, and for how long agents may pause it (F39). */
export function RecordingFields({ draft: { recording, direction }, change, problem }: CampaignFieldsProps) {
  const words = useConsoleWords().campaigns;
  const fields = {
    recording,
    change: (changes: Partial<typeof recording>) => change({ recording: { ...recording, ...changes } }),
    problem: (field: string) => problem(`recording.${field}`),
  };
  return (
    <>
      {direction === 'inbound' && <InboundRecorded {...fields} />}
      <CheckField
        label={words.recordedOutbound}
        hint={words.recordedOutboundHint}
        checked={recording.outbound === 'always'}
        onChange={(recorded) => fields.change({ outbound: mode(recorded) })}
      />
      {(recording.inbound === 'always' || recording.outbound === 'always') && <WhileRecorded {...fields} />}
    </>
  );
}

type Recording = CampaignFieldsProps['draft']['recording'];

type RecordedProps = {
  readonly recording: Recording;
  readonly change: (changes: Partial<Recording>) => void;
  readonly problem: (field: string) => string | undefined;
};

/** Whether calls of customers are recorded, and the key by which they go on unrecorded. */
function InboundRecorded({ recording, change, problem }: RecordedProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <CheckField
        label={words.recorded}
        hint={words.recordedHint}
        checked={recording.inbound === 'always'}
        onChange={(recorded) => change({ inbound: mode(recorded) })}
      />
      {recording.inbound === 'always' && (
        <SelectField
          label={words.unrecordedKey}
          hint={words.unrecordedKeyHint}
          any={words.noUnrecordedKey}
          values={UNRECORDED_KEYS}
          texts={KEY_TEXTS}
          value={recording.unrecordedKey}
          problem={problem('unrecordedKey')}
          onChoose={(unrecordedKey) => change({ unrecordedKey })}
        />
      )}
    </>
  );
}

/** What is recorded of a call beside its talk, when that rests, and how long it is kept. */
function WhileRecorded({ recording, change, problem }: RecordedProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <CheckField
        label={words.consultationRecorded}
        hint={words.consultationRecordedHint}
        checked={recording.consultation === 'always'}
        onChange={(on) => change({ consultation: mode(on) })}
      />
      <WholeNumberField
        label={words.keepDays}
        hint={words.keepDaysHint}
        min={1}
        max={3_650}
        value={recording.keepDays}
        problem={problem('keepDays')}
        onChange={(keepDays) => change({ keepDays: keepDays ?? 0 })}
      />
      <WholeNumberField
        label={words.pauseSeconds}
        hint={words.pauseHint}
        placeholder={words.noPause}
        min={15}
        max={900}
        value={recording.pauseSeconds}
        problem={problem('pauseSeconds')}
        onChange={(pauseSeconds) => change({ pauseSeconds })}
      />
    </>
  );
}
