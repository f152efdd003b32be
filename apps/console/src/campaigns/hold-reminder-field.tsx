import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

export type HoldReminderFieldProps = {
  /** Null: nobody is reminded. */
  readonly seconds: number | null;
  readonly problem: string | undefined;
  readonly onChange: (seconds: number | null) => void;
};

/** How long a customer is on hold until their agent is reminded of them (F32). */
export function HoldReminderField({ seconds, problem, onChange }: HoldReminderFieldProps) {
  const words = useConsoleWords().campaigns;
  return (
    <WholeNumberField
      label={words.holdReminder}
      hint={words.holdReminderHint}
      placeholder={words.noHoldReminder}
      min={10}
      max={600}
      value={seconds}
      problem={problem}
      onChange={onChange}
    />
  );
}
