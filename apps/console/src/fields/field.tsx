import { type ReactNode, useId } from 'react';

/** What ties a control to its label, its hint and what is wrong with it. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

export type FieldProps = {
  readonly label: string;
  /** What is wrong with what stands in it, in words. */
  readonly problem?: string | undefined;
  /** What it is for, where the label does not say it all. */
  readonly hint?: string | undefined;
};

/** A label, its control, and below what there is to say about them. */
export function Field({
  label,
  problem,
  hint,
  children,
}: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const control = controlOf(id, problem, hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(control)}
      <FieldNotes id={id} problem={problem} hint={hint} />
    </div>
  );
}

/** The attributes of a control whose notes are drawn by `FieldNotes` of the same id. */
export function controlOf(id: string, problem: string | undefined, hint: string | undefined): ControlProps {
  const notes = [problem !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean);
  return {
    id,
    'aria-invalid': problem !== undefined,
    'aria-describedby': notes.length === 0 ? undefined : notes.join(' '),
  };
}

export function FieldNotes({ id, problem, hint }: Omit<FieldProps, 'label'> & { readonly id: string }) {
  return (
    <>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem">
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </>
  );
}
