import { Field, type FieldProps } from './field.tsx';

export type SelectFieldProps<Value extends string> = FieldProps & {
  readonly value: Value | null;
  readonly values: readonly Value[];
  readonly texts: Readonly<Record<Value, string>>;
  /** The text of choosing none of them (null); left out where one must be chosen. */
  readonly any?: string;
  readonly onChoose: (value: Value | null) => void;
};

/** One of a few, in the browser's own list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, problem, hint, value, values, texts, any, onChoose } = props;
  return (
    <Field label={label} problem={problem} hint={hint}>
      {(control) => (
        <select
          {...control}
          value={value ?? ''}
          data-chosen={value !== null && any !== undefined ? '' : undefined}
          onChange={(event) => onChoose(values.find((known) => known === event.currentTarget.value) ?? null)}
        >
          {any !== undefined && <option value="">{any}</option>}
          {values.map((option) => (
            <option key={option} value={option}>
              {texts[option]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
