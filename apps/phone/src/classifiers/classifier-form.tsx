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

function Choosing({ known, of, save, onSaved, beside }: ClassifierFormProps & { readonly known: ClassifiedPart }) {
  const shared = useWords();
  const words = useClassifierWords();
  const { problem, saving, classify } = useClassify(of);
  const said = known.current?.classifier.kind === 'own' ? known.current.classifier.id : undefined;
  const before = { classifierId: said, note: known.current?.note ?? '' };
  const [chosen, setChosen] = useState(said);
  const [note, setNote] = useState(before.note);
  const needsNote = known.offered.some(({ id, needsNote: needs }) => id === chosen && needs);
  const isChanged = chosen !== before.classifierId || note.trim() !== before.note;
  if (known.offered.length === 0) {
    return (
      <>
        <p className="quiet">{words.nothingOffered}</p>
        {beside?.(false)}
      </>
    );
  }
  return (
    <form
      className="classifier-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) void classify({ classifierId: chosen, note }).then((isSaved) => isSaved && onSaved());
      }}
    >
      <ClassifierRows label={words.title} offered={known.offered} chosen={chosen} onChoose={setChosen} />
      <NoteField label={needsNote ? words.noteNeeded : words.note} value={note} needed={needsNote} onChange={setNote} />
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      {(isChanged || beside === undefined) && (
        <Button type="submit" tone="primary" wide disabled={chosen === undefined || saving || !isChanged}>
          {save}
        </Button>
      )}
      {beside?.(isChanged)}
    </form>
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
