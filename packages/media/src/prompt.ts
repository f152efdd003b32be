import { en } from './prompts/en.ts';
import { PHRASES, type PhraseId } from './prompts/phrase.ts';
import { pl } from './prompts/pl.ts';

/** Languages the prompts are spoken in. Another one is a line here; the compiler then asks for its texts. */
export const PROMPT_LANGUAGES = ['pl', 'en'] as const;
export type PromptLanguage = (typeof PROMPT_LANGUAGES)[number];

/** Numbers that are recorded as they are; others are said of two of them (`numberPrompts`). */
const SPOKEN_NUMBERS = [...Array.from({ length: 21 }, (_, number) => number), 30, 40, 50, 60, 70, 80, 90] as const;

export type PromptId = PhraseId | `number-${number}`;

/** Every prompt there is, in every language. */
export const PROMPT_IDS: readonly PromptId[] = [
  ...PHRASES,
  ...SPOKEN_NUMBERS.map((number) => `number-${number}` as const),
];

/** A number as the prompts it is said with: 0 to 99, tens before units in both languages. @throws RangeError for others */
export function numberPrompts(number: number): PromptId[] {
  if (!Number.isInteger(number) || number < 0 || number > 99) throw new RangeError(`${number} is not said`);
  if (number <= 20) return [`number-${number}`];
  const units = number % 10;
  return units === 0 ? [`number-${number}`] : [`number-${number - units}`, `number-${units}`];
}

const TEXTS: Readonly<Record<PromptLanguage, Readonly<Record<PhraseId, string>>>> = { pl, en };

const isPhrase = (prompt: PromptId): prompt is PhraseId => PHRASES.some((phrase) => phrase === prompt);

/** What a prompt says; a number is written in digits. */
export function promptText(prompt: PromptId, language: PromptLanguage): string {
  return isPhrase(prompt) ? TEXTS[language][prompt] : prompt.replace('number-', '');
}
