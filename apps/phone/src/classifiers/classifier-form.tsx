import type { ClassifiedPart, OfferedClassifier } from '@wpm/contract';
import { Button, errorText, Notice, useLanguage, useWords } from '@wpm/ui';
import { type ReactNode, useId, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { ClassifierRows } from './classifier-rows.tsx';
import { classifierText } from './classifier-text.ts';
import { instantOf, RecallTime } from './recall-time.tsx';
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
  const { wanted, isChanged, note, recall, recallAt, choose, write, setRecall } = useWish(known);
  const needsNote = wanted?.needsNote === true;
  const submit = async () => {
    const wish = { note, ...(recallAt !== undefined && { recallAt }) };
    if (wanted && (await classify({ classifierId: wanted.id, ...wish }))) onSaved();
  };
  return (
    <form
      className="classifier-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ClassifierRows label={words.title} offered={known.offered} chosen={wanted?.id} onChoose={choose} />
      <NoteField label={needsNote ? words.noteNeeded : words.note} value={note} needed={needsNote} onChange={write} />
      {wanted && <PlannedRecall wanted={wanted} time={recall} onChange={setRecall} />}
      <Problem code={problem} />
      {(isChanged || beside === undefined) && (
        <Button type="submit" tone="primary" wide disabled={!wanted || saving || !isChanged}>
          {save}
        </Button>
      )}
      {beside?.(isChanged)}
    </form>
  );
}

/** What is to be said; at first what is said by now. What the platform said is nothing to go on from. */
function useWish({ current, offered }: ClassifiedPart) {
  const classifierId = current?.classifier.kind === 'own' ? current.classifier.id : undefined;
  const [chosen, choose] = useState(classifierId);
  const [note, write] = useState(current?.note ?? '');
  const [recall, setRecall] = useState('');
  const wanted = offered.find(({ id }) => id === chosen);
  const recallAt = wanted?.recall.kind === 'ask' ? instantOf(recall) : undefined;
  const isChanged = chosen !== classifierId || note.trim() !== (current?.note ?? '') || recallAt !== undefined;
  return { wanted, isChanged, note, recall, recallAt, choose, write, setRecall };
}

type PlannedProps = {
  readonly wanted: OfferedClassifier;
  readonly time: string;
  readonly onChange: (time: string) => void;
};

/** That the customer is to be called again, and when, where the classifier plans it. */
function PlannedRecall({ wanted: { recall }, time, onChange }: PlannedProps) {
  const words = useClassifierWords();
  if (recall.kind === 'none') return null;
  if (recall.kind === 'after') return <p className="quiet">{words.recallAfter(recall.minutes)}</p>;
  return <RecallTime label={words.recallAt} value={time} onChange={onChange} />;
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
