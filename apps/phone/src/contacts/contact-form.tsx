import { useQueryClient } from '@tanstack/react-query';
import type { Contact, ContactCard } from '@wpm/contract';
import { Button, Notice, timeOfDay, useLanguage } from '@wpm/ui';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Clashes } from './clashes.tsx';
import { ContactFields } from './contact-fields.tsx';
import { renewContacts } from './renew-contacts.ts';
import { cardOf, type Draft, draftOf } from './draft.ts';
import { RefusedWrite } from './refused-write.tsx';
import { useContactWords } from './words/use-contact-words.ts';
import type { DraftKeeper } from './use-kept-draft.ts';
import type { WriteCard, Written } from './write-contact.ts';

export type ContactFormProps = {
  readonly card: ContactCard;
  /** The contact that is changed; null: there is none yet. */
  readonly base: Contact | null;
  readonly keeper: DraftKeeper;
  readonly write: WriteCard;
  /** Where giving up leads. */
  readonly back: string;
};

type Progress = { readonly kind: 'typing' } | { readonly kind: 'saving' } | Exclude<Written, { kind: 'saved' }>;

/** Everything that can be set of a contact; what was wrong stands at its field (F19). */
export function ContactForm(props: ContactFormProps) {
  const { keeper, back } = props;
  const words = useContactWords();
  const [, open] = useLocation();
  const { draft, setDraft, isKept, discard, progress, save } = useForm(props);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const form = useFocusOnWrong(progress);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (progress.kind !== 'saving') void save(false);
  };
  return (
    <form ref={form} className="contact-form" onSubmit={submit} noValidate>
      {isKept && keeper.kept !== undefined && <Restored at={keeper.kept.at} onDiscard={discard} />}
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
      <Button
        wide
        onClick={() => {
          keeper.forget();
          open(back);
        }}
      >
        {words.cancel}
      </Button>
    </form>
  );
}

/** Leads to the first field that is wrong: it may be far above the button that was pressed. */
function useFocusOnWrong(progress: Progress) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (progress.kind === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [progress]);
  return form;
}

/** That the fields hold what was typed before and not saved. */
function Restored({ at, onDiscard }: { readonly at: number; readonly onDiscard: () => void }) {
  const words = useContactWords();
  const { language } = useLanguage();
  return (
    <Notice urgent>
      <p>{words.restored(timeOfDay(new Date(at), language))}</p>
      <Button onClick={onDiscard}>{words.discard}</Button>
    </Notice>
  );
}

/** What is typed, and how far saving it has come. */
function useForm({ card, base, write, keeper }: ContactFormProps) {
  const queries = useQueryClient();
  const [, open] = useLocation();
  const [draft, setDraft] = useState(() => keeper.kept?.draft ?? draftOf(card));
  const [isKept, setKept] = useState(keeper.kept !== undefined);
  useKept(draft, { card, base, keeper });
  const [progress, setProgress] = useState<Progress>({ kind: 'typing' });
  const save = async (despiteDuplicates: boolean) => {
    const typed = cardOf(draft);
    setDraft(draftOf(typed));
    setProgress({ kind: 'saving' });
    const written = await write(typed, despiteDuplicates);
    if (written.kind === 'saved') {
      keeper.forget();
      void renewContacts(queries, new Set([written.contact.contactId]));
      return open(`/contacts/${written.contact.contactId}`, { replace: true });
    }
    if (written.kind === 'changed') setDraft(draftOf(written.card));
    return setProgress(written);
  };
  const discard = () => {
    setKept(false);
    setDraft(draftOf(card));
  };
  return { draft, setDraft, isKept, discard, progress, save };
}

/** Keeps what differs from the card at each change; a form that is as it was leaves nothing behind. */
function useKept(draft: Draft, { card, base, keeper }: Pick<ContactFormProps, 'card' | 'base' | 'keeper'>): void {
  useEffect(() => {
    if (JSON.stringify(cardOf(draft)) === JSON.stringify(cardOf(draftOf(card)))) keeper.forget();
    else keeper.keep(draft, base);
    // Whatever else is new has been typed by nobody.
  }, [draft]);
}
