import { useState } from 'react';
import { Field, type FieldProps } from './field.tsx';

export type WholeNumberFieldProps = FieldProps & {
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** What stands there while it is empty: what null means. */
  readonly placeholder?: string;
  readonly onChange: (value: number | null) => void;
};

/** A whole number; empty is null. What is typed stays as typed: whether it is right, the platform says. */
export function WholeNumberField({ label, problem, hint, value, onChange, ...input }: WholeNumberFieldProps) {
  const [typed, setTyped] = useState(() => textOf(value));
  return (
    <Field label={label} problem={problem} hint={hint}>
      {(control) => (
        <input
          {...input}
          {...control}
          type="number"
          inputMode="numeric"
          step={1}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onChange(currentTarget.value === '' ? null : currentTarget.valueAsNumber);
          }}
        />
      )}
    </Field>
  );
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}
