import { type ComponentProps, useId } from 'react';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  readonly label: string;
  /** What is wrong with what was entered, in words. */
  readonly problem?: string | undefined;
};

export function TextField({ label, problem, ...rest }: TextFieldProps) {
  const id = useId();
  const problemId = `${id}-problem`;
  const wrong = problem !== undefined;
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <input {...rest} id={id} aria-invalid={wrong} aria-describedby={wrong ? problemId : undefined} />
      {wrong && (
        <p id={problemId} className="ui-field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
