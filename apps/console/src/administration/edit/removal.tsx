import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import { Button, useLanguage } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import type { Item, Noun } from '../noun.ts';
import { Dependents } from './dependents.tsx';

export type RemovalProps<Entry extends Item, Draft, Once> = {
  readonly noun: Noun<Entry, Draft, Once>;
  readonly entry: Entry;
  readonly onRemoved: () => void;
};

/** Takes something away, once it was said what that means; where something leads to it, says what. */
export function Removal<Entry extends Item, Draft, Once>({ noun, entry, onRemoved }: RemovalProps<Entry, Draft, Once>) {
  const words = useConsoleWords();
  const nounWords = words.nouns[noun.kind];
  const { language } = useLanguage();
  const removing = useRemoving(noun, entry, onRemoved);
  return (
    <AlertDialog.Root onOpenChange={removing.forget}>
      <AlertDialog.Trigger className="ui-button editor-remove" data-tone="plain">
        <Trash2 size={18} aria-hidden />
        {words.administration.remove}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <AlertDialog.Popup className="question">
          <AlertDialog.Title>{nounWords.removeQuestion(noun.nameOf(entry, language))}</AlertDialog.Title>
          <AlertDialog.Description>{nounWords.removeHint}</AlertDialog.Description>
          {removing.refusal !== null && <Refused refusal={removing.refusal} />}
          <div className="question-answers">
            <AlertDialog.Close className="ui-button" data-tone="plain">
              {words.administration.keep}
            </AlertDialog.Close>
            <Button tone="bad" aria-disabled={removing.isRemoving} onClick={() => void removing.remove()}>
              {removing.isRemoving ? words.administration.removing : words.administration.remove}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Refused({ refusal }: { readonly refusal: RequestError<string> }) {
  const errorText = useErrorText();
  return (
    <div role="alert" className="question-refusal">
      <p>{errorText(refusal.code)}</p>
      {refusal.dependents && <Dependents dependents={refusal.dependents} />}
    </div>
  );
}

function useRemoving<Entry extends Item, Draft, Once>(
  noun: Noun<Entry, Draft, Once>,
  entry: Entry,
  onRemoved: () => void,
) {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<RequestError<string> | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const remove = async () => {
    if (isRemoving) return;
    setRemoving(true);
    const answer = await noun.remove(entry.id);
    // It is gone: only the lists are read again, not the thing itself.
    if (answer.ok) await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    setRemoving(false);
    if (answer.ok) onRemoved();
    else setRefusal(answer.error);
  };
  return { refusal, isRemoving, remove, forget: () => setRefusal(null) };
}
