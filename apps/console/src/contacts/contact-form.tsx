import type { ContactCard } from '@wpm/contract';
import type { FormProps } from '../administration/noun.ts';
import { Field } from '../fields/field.tsx';
import { TextField } from '../fields/text-field.tsx';
import type { ContactDraft, ContactEntry } from './contact-entry.ts';
import { ExtraFields, NumberFields } from './contact-lines.tsx';
import { useContactWords } from './words/use-contact-words.ts';

/** Everything that is set of a contact. */
export function ContactForm({ draft, change, problem }: FormProps<ContactDraft, ContactEntry>) {
  const words = useContactWords();
  const { card } = draft;
  const set = (changes: Partial<ContactCard>) => change({ card: { ...card, ...changes }, despiteDuplicates: false });
  const at = (path: string) => problem(`card.${path}`);
  const lines = { card, problem: at, onChange: set };
  return (
    <>
      {(['firstName', 'lastName', 'company'] as const).map((field) => (
        <TextField
          key={field}
          label={words.fields[field]}
          value={card[field]}
          problem={at(field)}
          onChange={(text) => set({ [field]: text })}
        />
      ))}
      <NumberFields {...lines} />
      <TextField
        label={words.fields.email}
        type="email"
        value={card.email ?? ''}
        problem={at('email')}
        onChange={(email) => set({ email })}
      />
      <ExtraFields {...lines} />
      <Field label={words.fields.notes} problem={at('notes')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={4_000}
            value={card.notes}
            onChange={(event) => set({ notes: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
