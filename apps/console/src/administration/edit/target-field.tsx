import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';

/** One of the things there are, as a choice. */
export type Target = { readonly id: string; readonly name: string };

export type TargetFieldProps = {
  readonly label: string;
  readonly targets: readonly Target[];
  /** Empty while none is chosen. */
  readonly value: string;
  readonly problem: string | undefined;
  /** What choosing none means; left out where one must be chosen. */
  readonly none?: string;
  readonly onChoose: (id: string) => void;
};

/** Another thing that this one leads to. */
export function TargetField({ label, targets, value, problem, none, onChoose }: TargetFieldProps) {
  const words = useConsoleWords().administration;
  // What is chosen but not (yet) read stays chosen.
  const known =
    value === '' || targets.some(({ id }) => id === value) ? targets : [...targets, { id: value, name: '…' }];
  return (
    <SelectField
      label={label}
      any={none ?? words.choose}
      values={known.map(({ id }) => id)}
      texts={Object.fromEntries(known.map(({ id, name }) => [id, name]))}
      value={value === '' ? null : value}
      problem={problem && value === '' ? words.reasons.required : problem}
      onChoose={(id) => onChoose(id ?? '')}
    />
  );
}
