import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps &
  Pick<
    ComponentProps<'input'>,
    'autoComplete' | 'inputMode' | 'maxLength' | 'onKeyDown' | 'placeholder' | 'readOnly' | 'spellCheck' | 'type'
  > & {
    readonly value: string;
    readonly onChange?: (value: string) => void;
  };

/** A line of text. */
export function TextField({ label, problem, hint, value, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} problem={problem} hint={hint}>
      {(control) => (
        <input
          autoComplete="off"
          {...input}
          {...control}
          value={value}
          onChange={(event) => onChange?.(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
