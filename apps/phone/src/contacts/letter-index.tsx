import { useContactWords } from './words/use-contact-words.ts';

/** Contacts are sorted without accents, so `Ł` stands with `L`. */
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

export type LetterIndexProps = { readonly chosen: string; readonly onChoose: (letter: string) => void };

/** The alphabetical index (F17): where the list begins. */
export function LetterIndex({ chosen, onChoose }: LetterIndexProps) {
  const words = useContactWords();
  return (
    <nav className="letter-index" aria-label={words.index}>
      <button type="button" aria-pressed={chosen === ''} aria-label={words.whole} onClick={() => onChoose('')}>
        ↑
      </button>
      {LETTERS.map((letter) => (
        <button key={letter} type="button" aria-pressed={chosen === letter} onClick={() => onChoose(letter)}>
          {letter}
        </button>
      ))}
    </nav>
  );
}
