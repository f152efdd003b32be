import { useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import { useLanguage } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import type { Item, Noun } from '../noun.ts';
import { Dependents } from './dependents.tsx';
import { Question } from './question.tsx';

export type RemovalProps<Entry extends Item, Draft, Once> = {
  readonly noun: Noun<Entry, Draft, Once>;
  readonly entry: Entry;
  readonly onRemoved: () => void;
};

/** Takes something away, once it was said what that means; where something leads to it, says what. */
export function Removal<Entry extends Item, Draft, Once>({ noun, entry, onRemoved }: RemovalProps<Entry, Draft, Once>) {
  const { administration: words, nouns } = useConsoleWords();
  const removal = { remove: words.remove, keep: words.keep, ...nouns[noun.kind].removal };
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { refusal, isRemoving, remove, forget } = useRemoving(noun, entry, onRemoved);
  const ask = () => {
    forget();
    setAsking(true);
  };
  return (
    <>
      <button type="button" className="ui-button editor-remove" data-tone="plain" onClick={ask}>
        <Trash2 size={18} aria-hidden />
        {removal.remove}
      </button>
      <Question
        open={asking}
        title={nouns[noun.kind].removeQuestion(noun.nameOf(entry, language))}
        hint={nouns[noun.kind].removeHint}
        no={removal.keep}
        yes={isRemoving ? words.removing : removal.remove}
        isBusy={isRemoving}
        onNo={() => setAsking(false)}
        onYes={() => void remove()}
      >
        {refusal !== null && <Refused refusal={refusal} />}
      </Question>
    </>
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
