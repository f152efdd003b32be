import { useId } from 'react';
import { CheckField } from './check-field.tsx';
import { FieldNotes } from './field.tsx';

export type ChecksFieldProps<Value extends string> = {
  readonly label: string;
  readonly values: readonly Value[];
  readonly texts: Readonly<Record<Value, string>>;
  readonly hints?: Readonly<Record<Value, string>>;
  readonly chosen: readonly Value[];
  readonly problem?: string | undefined;
  /** In the order of `values`. */
  readonly onChange: (chosen: Value[]) => void;
};

/** Any of a few. */
export function ChecksField<Value extends string>(props: ChecksFieldProps<Value>) {
  const { label, values, texts, hints, chosen, problem, onChange } = props;
  const id = useId();
  const choose = (value: Value, checked: boolean) =>
    onChange(values.filter((known) => (known === value ? checked : chosen.includes(known))));
  return (
    <fieldset
      className="checks"
      data-invalid={problem !== undefined || undefined}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
    >
      <legend>{label}</legend>
      {values.map((value) => (
        <CheckField
          key={value}
          label={texts[value]}
          hint={hints?.[value]}
          checked={chosen.includes(value)}
          onChange={(checked) => choose(value, checked)}
        />
      ))}
      <FieldNotes id={id} problem={problem} hint={undefined} />
    </fieldset>
  );
}
