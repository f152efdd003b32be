import type { ClassifierSettings } from '@wpm/contract';
import { SelectField } from '../fields/select-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type Recall = ClassifierSettings['recall'];

const KINDS = ['none', 'ask', 'after'] as const;
const WHOM = ['anyone', 'this-agent'] as const;
const MOST_MINUTES = 60 * 24 * 90;

/** What a recall is while nothing else was said of it. */
const FIRST_OF: Readonly<Record<Recall['kind'], Recall>> = {
  none: { kind: 'none' },
  ask: { kind: 'ask', for: 'anyone' },
  after: { kind: 'after', minutes: 60, for: 'anyone' },
};

export type RecallFieldsProps = {
  readonly recall: Recall;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (recall: Recall) => void;
};

/** Whether a recall is planned with it: when, and for whom. */
export function RecallFields({ recall, problem, onChange }: RecallFieldsProps) {
  const words = useConsoleWords().classifiers;
  return (
    <>
      <SelectField
        label={words.recall}
        values={KINDS}
        texts={words.recalls}
        value={recall.kind}
        onChoose={(kind) => kind !== null && onChange(FIRST_OF[kind])}
      />
      {recall.kind === 'after' && (
        <WholeNumberField
          label={words.recallMinutes}
          min={1}
          max={MOST_MINUTES}
          value={recall.minutes}
          problem={problem('recall.minutes')}
          onChange={(minutes) => onChange({ ...recall, minutes: minutes ?? 0 })}
        />
      )}
      {recall.kind !== 'none' && (
        <SelectField
          label={words.recallFor}
          values={WHOM}
          texts={words.whom}
          value={recall.for}
          onChoose={(whom) => whom !== null && onChange({ ...recall, for: whom })}
        />
      )}
    </>
  );
}
