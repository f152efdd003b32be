import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useLongPress } from './use-long-press.ts';

/** The twelve keys with the letters of ITU-T E.161. */
const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
] as const;

const PULSE_MS = 10;

export type KeyGridProps = {
  readonly onKey: (digit: string) => void;
  /** Where given, holding 0 enters a plus. */
  readonly onPlus?: () => void;
};

/** The numeric keypad (F13, F34): each press is felt as well. */
export function KeyGrid({ onKey, onPlus }: KeyGridProps) {
  const press = (digit: string) => {
    navigator.vibrate?.(PULSE_MS);
    onKey(digit);
  };
  return (
    <div className="keys">
      {KEYS.map(([digit, letters]) =>
        digit === '0' && onPlus !== undefined ? (
          <ZeroKey key={digit} onZero={() => press(digit)} onPlus={onPlus} />
        ) : (
          <button key={digit} type="button" className="key" onClick={() => press(digit)}>
            {digit}
            <small aria-hidden>{letters || '\u00a0'}</small>
          </button>
        ),
      )}
    </div>
  );
}

function ZeroKey({ onZero, onPlus }: { readonly onZero: () => void; readonly onPlus: () => void }) {
  const words = usePhoneWords();
  const handlers = useLongPress(onPlus, onZero);
  return (
    <button type="button" className="key" aria-description={words.keypad.holdForPlus} {...handlers}>
      0<small aria-hidden>+</small>
    </button>
  );
}
