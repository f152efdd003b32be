import { useQueryClient } from '@tanstack/react-query';
import type { ContactCard } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Clashes } from './clashes.tsx';
import { ContactFields } from './contact-fields.tsx';
import { CONTACTS_KEY } from './contacts-key.ts';
import { cardOf, type Draft, draftOf } from './draft.ts';
import { RefusedWrite } from './refused-write.tsx';
import { useContactWords } from './words/use-contact-words.ts';
import type { WriteCard, Written } from './write-contact.ts';

export type ContactFormProps = {
  readonly card: ContactCard;
  readonly write: WriteCard;
  /** Where giving up leads. */
  readonly back: string;
};

type Progress = { readonly kind: 'typing' } | { readonly kind: 'saving' } | Exclude<Written, { kind: 'saved' }>;

/** Everything that can be set of a contact; what was wrong stands at its field (F19). */
export function ContactForm({ card, write, back }: ContactFormProps) {
  const words = useContactWords();
  const [, open] = useLocation();
  const { draft, setDraft, progress, save } = useForm(card, write);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (progress.kind !== 'saving') void save(false);
  };
  return (
    <form className="contact-form" onSubmit={submit} noValidate>
      {progress.kind === 'changed' && (
        <Clashes
          clashes={progress.clashes}
          onChoose={(field, from) => setDraft((before) => draftOf({ ...cardOf(before), [field]: from[field] }))}
        />
      )}
      <ContactFields draft={draft} reasons={progress.kind === 'refused' ? progress.reasons : {}} onChange={set} />
      <RefusedWrite progress={progress} onSaveAnyway={() => void save(true)} />
      <Button tone="primary" type="submit" wide aria-disabled={progress.kind === 'saving'}>
        {progress.kind === 'saving' ? words.saving : words.save}
      </Button>
      <Button wide onClick={() => open(back)}>
        {words.cancel}
      </Button>
    </form>
  );
}

/** What is typed, and how far saving it has come. */
function useForm(card: ContactCard, write: WriteCard) {
  const queries = useQueryClient();
  const [, open] = useLocation();
  const [draft, setDraft] = useState(() => draftOf(card));
  const [progress, setProgress] = useState<Progress>({ kind: 'typing' });
  const save = async (despiteDuplicates: boolean) => {
    const typed = cardOf(draft);
    setDraft(draftOf(typed));
    setProgress({ kind: 'saving' });
    const written = await write(typed, despiteDuplicates);
    if (written.kind === 'saved') {
      void queries.invalidateQueries({ queryKey: CONTACTS_KEY });
      return open(`/contacts/${written.contact.contactId}`, { replace: true });
    }
    if (written.kind === 'changed') setDraft(draftOf(written.card));
    return setProgress(written);
  };
  return { draft, setDraft, progress, save };
}
