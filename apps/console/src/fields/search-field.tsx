import { Search } from 'lucide-react';
import { type ComponentProps, useEffect, useId, useState } from 'react';

/** A search starts when nothing was typed for this long. */
const TYPING_PAUSE_MS = 300;

export type SearchFieldProps = Pick<ComponentProps<'input'>, 'inputMode' | 'maxLength' | 'placeholder'> & {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
};

/** Looks for something while it is typed. */
export function SearchField({ label, value, onSearch, ...input }: SearchFieldProps) {
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
    <div className="field field-search" role="search">
      <label htmlFor={id}>{label}</label>
      <Search size={18} aria-hidden />
      <input
        {...input}
        id={id}
        type="search"
        autoComplete="off"
        data-chosen={value === '' ? undefined : ''}
        value={typed}
        // It searches while it is typed: where it stands in a form, that is not what is sent.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}
