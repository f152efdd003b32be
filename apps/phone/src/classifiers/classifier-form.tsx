import type { ClassifiedPart } from '@wpm/contract';
import { Button, errorText, Notice, useLanguage, useWords } from '@wpm/ui';
import { type ReactNode, useId, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { ClassifierRows } from './classifier-rows.tsx';
import { classifierText } from './classifier-text.ts';
import { type PartOfCall, useClassification, useClassify } from './use-classification.ts';
import { useClassifierWords } from './words/use-classifier-words.ts';

export type ClassifierFormProps = {
  readonly of: PartOfCall;
  /** What the button that saves says, and what happens when it is saved. */
  readonly save: string;
  readonly onSaved: () => void;
  /** What stands beside the button that saves; told whether something was chosen that is not saved yet. */
  readonly beside?: (isChanged: boolean) => ReactNode;
};

/** Says what a call was: the classifier and a note (F07, F35). */
export function ClassifierForm(props: ClassifierFormProps) {
  const own = usePhoneWords();
  const shared = useWords();
  const words = useClassifierWords();
  const { known, unread, retry } = useClassification(props.of);
  if (known) return <Known key={`${known.callId}/${known.part}`} known={known} {...props} />;
  if (unread === undefined) return <p role="status">{own.loading}</p>;
  return (
    <>
      <Notice tone="warn" urgent>
        {words.unread} {errorText(shared, unread)}
      </Notice>
      <Button wide onClick={retry}>
        {words.retry}
      </Button>
      {props.beside?.(false)}
    </>
  );
}

function Known({ known, ...form }: ClassifierFormProps & { readonly known: ClassifiedPart }) {
  const words = useClassifierWords();
  const isOver = known.until !== null && Date.parse(known.until) < Date.now();
  return (
    <>
      <Current known={known} />
      {isOver ? <Notice>{words.tooLate}</Notice> : <Choosing known={known} {...form} />}
    </>
  );
}

/** What is said of the call by now, and who said it. */
function Current({ known: { current } }: { readonly known: ClassifiedPart }) {
  const words = useClassifierWords();
  const { language } = useLanguage();
  if (!current) return null;
  return (
    <p className="classifier-current">
      <b>{classifierText(current.classifier, words, language)}</b>
      <small>{current.by === null ? words.byPlatform : words.by(current.by)}</small>
    </p>
  );
}

type ChoosingProps = ClassifierFormProps & { readonly known: ClassifiedPart };

function Choosing(props: ChoosingProps) {
  const words = useClassifierWords();
  const { known, beside } = props;
  if (known.offered.length > 0) return <Form {...props} />;
  return (
    <>
      <p className="quiet">{words.nothingOffered}</p>
      {beside?.(false)}
    </>
  );
}

function Form({ known, of, save, onSaved, beside }: ChoosingProps) {
  const words = useClassifierWords();
  const { problem, saving, classify } = useClassify(of);
  const { said, chosen, note, choose, write } = useWish(known);
  const needsNote = known.offered.some(({ id, needsNote: needs }) => id === chosen && needs);
  const isChanged = chosen !== said.classifierId || note.trim() !== said.note;
  const submit = async () => {
    if (chosen !== undefined && (await classify({ classifierId: chosen, note }))) onSaved();
  };
  return (
    <form
      className="classifier-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ClassifierRows label={words.title} offered={known.offered} chosen={chosen} onChoose={choose} />
      <NoteField label={needsNote ? words.noteNeeded : words.note} value={note} needed={needsNote} onChange={write} />
      <Problem code={problem} />
      {(isChanged || beside === undefined) && (
        <Button type="submit" tone="primary" wide disabled={chosen === undefined || saving || !isChanged}>
          {save}
        </Button>
      )}
      {beside?.(isChanged)}
    </form>
  );
}

/** What is to be said; at first what is said by now. What the platform said is nothing to go on from. */
function useWish({ current }: ClassifiedPart) {
  const classifierId = current?.classifier.kind === 'own' ? current.classifier.id : undefined;
  const said = { classifierId, note: current?.note ?? '' };
  const [chosen, choose] = useState(classifierId);
  const [note, write] = useState(said.note);
  return { said, chosen, note, choose, write };
}

function Problem({ code }: { readonly code: string | undefined }) {
  const shared = useWords();
  if (code === undefined) return null;
  return (
    <Notice tone="warn" urgent>
      {errorText(shared, code)}
    </Notice>
  );
}

type NoteProps = {
  readonly label: string;
  readonly value: string;
  readonly needed: boolean;
  readonly onChange: (note: string) => void;
};

function NoteField({ label, value, needed, onChange }: NoteProps) {
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2_000}
        required={needed}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
