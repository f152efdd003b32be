import { Dialog } from '@base-ui/react/dialog';
import type { SavedView, SavedViewPage } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { type FormEvent, useState } from 'react';
import { useMay } from '../administration/rights.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useErrorText } from '../i18n/use-error-text.ts';
import { namesake, useSavedViews, useViewChanges } from './use-saved-views.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

export type KeepViewProps = {
  readonly page: SavedViewPage;
  readonly query: string;
  /** The view that is changed; null where it is a new one. */
  readonly changed: SavedView | null;
  /** With the name it was kept under, or null where it was not. */
  readonly onClose: (kept: string | null) => void;
};

/** Asks for the name of a view, and with whom it is shared. */
export function KeepView({ onClose, ...props }: KeepViewProps) {
  const words = useSavedViewWords();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question">
          <Dialog.Title>{props.changed ? props.changed.name : words.keep}</Dialog.Title>
          <KeepForm {...props} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What is typed and ticked, and what came of it. */
function useKeeping({ page, query, changed, onClose }: KeepViewProps) {
  const words = useSavedViewWords();
  const { keep } = useViewChanges();
  const [name, setName] = useState(changed?.name ?? '');
  const [shared, setShared] = useState(changed?.shared ?? false);
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const same = namesake(useSavedViews().data ?? [], page, name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem(words.nameMissing);
    const code = await keep({ name: name.trim(), page, query, shared }, changed ?? same);
    return code === undefined ? onClose(name.trim()) : setRefusal(code);
  };
  const typed = (text: string) => {
    setName(text);
    setProblem(undefined);
  };
  const replaces = same !== undefined && changed === null;
  return { name, typed, shared, setShared, problem, refusal, replaces, submit };
}

function KeepForm(props: KeepViewProps) {
  const words = useSavedViewWords();
  const errorText = useErrorText();
  const mayShare = useMay()('reports:share');
  const { name, typed, shared, setShared, problem, refusal, replaces, submit } = useKeeping(props);
  return (
    <form className="keep-view" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={words.name}
        hint={replaces ? words.replaces : words.nameHint}
        problem={problem}
        maxLength={80}
        value={name}
        onChange={typed}
      />
      {mayShare && <CheckField label={words.shared} hint={words.sharedHint} checked={shared} onChange={setShared} />}
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      <div className="question-answers">
        <Dialog.Close className="ui-button" data-tone="plain">
          {words.cancel}
        </Dialog.Close>
        <Button type="submit" tone="primary">
          {replaces ? words.replace : words.save}
        </Button>
      </div>
    </form>
  );
}
