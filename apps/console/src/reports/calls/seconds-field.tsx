import { Field } from '../../fields/field.tsx';

export type SecondsFieldProps = {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (seconds: number | null) => void;
};

/** A length of time in whole seconds, or none. */
export function SecondsField({ label, value, onChange }: SecondsFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          max={86_400}
          step={1}
          className="seconds"
          data-chosen={value === null ? undefined : ''}
          value={value ?? ''}
          onChange={({ currentTarget: { value: typed, validity } }) =>
            validity.valid && onChange(typed === '' ? null : Number(typed))
          }
        />
      )}
    </Field>
  );
}
