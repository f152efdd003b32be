import { TextField } from '@wpm/ui';
import { useId } from 'react';
import type { FieldsProps } from './fields-props.ts';
import { FieldLines, NumberLines } from './form-lines.tsx';
import { useReasons } from './use-reasons.ts';
import { useContactWords } from './words/use-contact-words.ts';

const TEXTS = ['firstName', 'lastName', 'company'] as const;

/** The fields of a card, as they are typed. */
export function ContactFields({ draft, reasons, onChange }: FieldsProps) {
  const words = useContactWords();
  const problemAt = useReasons(reasons);
  return (
    <>
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={words.fields[field]}
          value={draft[field]}
          autoComplete="off"
          problem={problemAt(field)}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      ))}
      <NumberLines draft={draft} reasons={reasons} onChange={onChange} />
      <TextField
        label={words.fields.email}
        type="email"
        inputMode="email"
        autoComplete="off"
        value={draft.email}
        problem={problemAt('email')}
        onChange={({ target }) => onChange({ email: target.value })}
      />
      <FieldLines draft={draft} reasons={reasons} onChange={onChange} />
      <Notes draft={draft} reasons={reasons} onChange={onChange} />
    </>
  );
}

function Notes({ draft, reasons, onChange }: FieldsProps) {
  const words = useContactWords();
  const id = useId();
  const problem = useReasons(reasons)('notes');
  return (
    <div className="ui-field">
      <label htmlFor={id}>{words.fields.notes}</label>
      <textarea
        id={id}
        rows={4}
        value={draft.notes}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={({ target }) => onChange({ notes: target.value })}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} className="ui-field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
