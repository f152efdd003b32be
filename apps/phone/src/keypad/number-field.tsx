import { IconButton } from '@wpm/ui';
import { Delete } from 'lucide-react';
import type { ClipboardEvent } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { CountryPicker } from './country-picker.tsx';
import { useLongPress } from './use-long-press.ts';
import type { NumberEntry } from './use-number-entry.ts';

/** A number that is being entered, its country before it; typed, pasted, or by the keys beside it (F13). */
export type NumberFieldProps = { readonly entry: NumberEntry; readonly autoFocus?: boolean };

export function NumberField({ entry, autoFocus = false }: NumberFieldProps) {
  const words = usePhoneWords();
  const erase = useLongPress(entry.clear, entry.erase);
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    entry.paste(event.clipboardData.getData('text'));
  };
  return (
    <div className="number">
      <CountryPicker chosen={entry.country} onChoose={entry.choose} />
      <input
        aria-label={words.keypad.number}
        placeholder={words.keypad.placeholder}
        type="tel"
        // Only where the user opened it to enter a number.
        autoFocus={autoFocus}
        inputMode="none"
        autoComplete="off"
        value={entry.text}
        onChange={(event) => entry.type(event.currentTarget.value)}
        onPaste={paste}
      />
      <IconButton label={words.keypad.erase} icon={<Delete aria-hidden />} disabled={entry.text === ''} {...erase} />
    </div>
  );
}
