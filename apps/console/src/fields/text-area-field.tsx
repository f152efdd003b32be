import { Field, type FieldProps } from './field.tsx';

export type TextAreaFieldProps = FieldProps & {
  readonly value: string;
  readonly rows: number;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
};

/** Several lines of text, as programs read it. */
export function TextAreaField({ label, problem, hint, value, onChange, ...area }: TextAreaFieldProps) {
  return (
    <Field label={label} problem={problem} hint={hint}>
      {(control) => (
        <textarea
          className="code-area"
          spellCheck={false}
          autoComplete="off"
          {...area}
          {...control}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
