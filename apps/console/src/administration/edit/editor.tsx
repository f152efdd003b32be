import { Button, useWords } from '@wpm/ui';
import { type SubmitEvent, useEffect, useRef } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { Item, Noun, Saved } from '../noun.ts';
import { useMay } from '../rights.tsx';
import { reasonAt } from './reasons.ts';
import { Refusal, type RefusalProps } from './refusal.tsx';
import { Removal } from './removal.tsx';
import { type Editing, useEditing } from './use-editing.ts';

export type EditorProps<Entry extends Item, Draft, Once> = {
  readonly noun: Noun<Entry, Draft, Once>;
  readonly entry: Entry | null;
  readonly onSaved: (saved: Saved<Once>) => void;
  readonly onRemoved: () => void;
  readonly onCancel: () => void;
  /** Reads the entry anew, where somebody else changed it meanwhile. */
  readonly onReload: () => void;
  /** Told whether there is something to lose. */
  readonly onDirty: (isDirty: boolean) => void;
};

const FIRST_FIELD = '.editor-fields :is(input, select)';

/** A group of checks as a whole cannot be `aria-invalid`. */
const WRONG_FIELD = '[aria-invalid=true], [data-invalid] input';

/** The form of one thing, with what can be done to it. Who may not change it sees it all the same. */
export function Editor<Entry extends Item, Draft, Once>(props: EditorProps<Entry, Draft, Once>) {
  const { noun, entry, onSaved, onDirty } = props;
  const words = useConsoleWords();
  const mayManage = useMay()(noun.managing);
  const editing = useEditing(noun, entry, onSaved);
  const form = useRef<HTMLFormElement>(null);
  const { refusal, isDirty } = editing;
  useEffect(() => onDirty(isDirty), [onDirty, isDirty]);
  useEffect(() => form.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus(), []);
  useEffect(() => {
    if (refusal !== null) form.current?.querySelector<HTMLElement>(WRONG_FIELD)?.focus();
  }, [refusal]);
  const problem = (path: string) => {
    const reason = reasonAt(refusal?.reasons, path);
    return reason && words.administration.reasons[reason];
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void editing.save();
  };
  return (
    <form ref={form} className="editor" onSubmit={submit} noValidate>
      <fieldset className="editor-fields" disabled={!mayManage}>
        <noun.Form draft={editing.draft} entry={entry} change={editing.change} problem={problem} />
      </fieldset>
      {entry !== null && mayManage && noun.Actions && <noun.Actions entry={entry} />}
      {mayManage && (
        <div className="editor-foot">
          <WhyRefused noun={noun} editing={editing} form={form} onReload={props.onReload} />
          <Buttons {...props} isSaving={editing.isSaving} />
        </div>
      )}
    </form>
  );
}

type WhyRefusedProps<Entry extends Item, Draft, Once> = Omit<RefusalProps, 'refusal'> & {
  readonly noun: Noun<Entry, Draft, Once>;
  readonly editing: Editing<Draft>;
};

function WhyRefused<Entry extends Item, Draft, Once>(props: WhyRefusedProps<Entry, Draft, Once>) {
  const { noun, editing, ...rest } = props;
  const { refusal } = editing;
  if (refusal === null) return null;
  const usual = <Refusal {...rest} refusal={refusal} />;
  if (!noun.Refused) return usual;
  return (
    <noun.Refused refusal={refusal} onAgain={(changes) => void editing.save(changes)}>
      {usual}
    </noun.Refused>
  );
}

/** Saving, leaving, taking away: as far as each can be done to this one. */
function Buttons<Entry extends Item, Draft, Once>(
  props: Pick<EditorProps<Entry, Draft, Once>, 'noun' | 'entry' | 'onCancel' | 'onRemoved'> & {
    readonly isSaving: boolean;
  },
) {
  const { noun, entry, isSaving } = props;
  const words = useConsoleWords().administration;
  const shared = useWords();
  const canSave = entry === null || noun.isFixed !== true;
  return (
    <>
      {canSave && (
        <Button tone="primary" type="submit" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
      )}
      <Button onClick={props.onCancel}>{canSave ? words.cancel : shared.close}</Button>
      {entry !== null && noun.isGone?.(entry) !== true && (
        <Removal noun={noun} entry={entry} onRemoved={props.onRemoved} />
      )}
    </>
  );
}
