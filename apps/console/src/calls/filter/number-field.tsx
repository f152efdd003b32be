import { Search } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { LONGEST_NUMBER } from './call-filter.ts';

/** A search starts when nothing was typed for this long. */
const TYPING_PAUSE_MS = 300;

export type NumberFieldProps = { readonly value: string; readonly onSearch: (number: string) => void };

/** Looks for any part of a number while it is typed. */
export function NumberField({ value, onSearch }: NumberFieldProps) {
  const words = useConsoleWords();
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [followed, setFollowed] = useState(value);
  // The filter was cleared, or the user went back: the field follows its address.
  if (value !== followed) {
    setFollowed(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const pause = setTimeout(() => onSearch(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, value, onSearch]);
  return (
    <div className="field field-number" role="search">
      <label htmlFor={id}>{words.filter.number}</label>
      <Search size={18} aria-hidden />
      <input
        id={id}
        type="search"
        inputMode="tel"
        autoComplete="off"
        maxLength={LONGEST_NUMBER}
        placeholder={words.filter.numberHint}
        data-chosen={value === '' ? undefined : ''}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}
