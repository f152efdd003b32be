import { useId } from 'react';
import { controlOf, FieldNotes, type FieldProps } from './field.tsx';

export type CheckFieldProps = FieldProps & {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Yes or no. */
export function CheckField({ label, problem, hint, checked, disabled = false, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="check">
      <label>
        <input
          {...controlOf(id, problem, hint)}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
      <FieldNotes id={id} problem={problem} hint={hint} />
    </div>
  );
}
