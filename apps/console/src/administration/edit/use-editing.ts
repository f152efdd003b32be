import { useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import { useState } from 'react';
import type { Item, Noun, Saved } from '../noun.ts';

export type Editing<Draft> = {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** Why the last attempt was refused; null before the first, and while the next is under way. */
  readonly refusal: RequestError<string> | null;
  /** @param changes to what was typed, that come with it */
  readonly save: (changes?: Partial<Draft>) => Promise<void>;
};

/** The state of a form of something new (`entry` null) or of something that is there. */
export function useEditing<Entry extends Item, Draft, Once>(
  noun: Noun<Entry, Draft, Once>,
  entry: Entry | null,
  onSaved: (saved: Saved<Once>) => void,
): Editing<Draft> {
  const queries = useQueryClient();
  const [first] = useState(() => noun.draftOf(entry));
  const [draft, setDraft] = useState(first);
  const [refusal, setRefusal] = useState<RequestError<string> | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async (changes: Partial<Draft> = {}) => {
    if (isSaving) return;
    setSaving(true);
    setRefusal(null);
    const answer = await noun.save({ ...draft, ...changes }, entry);
    // Lists show it, and others may name it: they are read before the panel closes, so that the focus finds its row.
    if (answer.ok) await queries.invalidateQueries();
    setSaving(false);
    if (answer.ok) onSaved(answer.value);
    else setRefusal(answer.error);
  };
  return {
    draft,
    change: (changes) => setDraft((known) => ({ ...known, ...changes })),
    isDirty: JSON.stringify(draft) !== JSON.stringify(first),
    isSaving,
    refusal,
    save,
  };
}
