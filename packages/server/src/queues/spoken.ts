import { type AudioSource, type PromptId, PROMPT_LANGUAGES, type SequenceStep } from '@wpm/media';

/** The same in every language there is, one after the other. */
export const spoken = (prompts: readonly PromptId[]): readonly SequenceStep[] =>
  PROMPT_LANGUAGES.flatMap((language) => prompts.map((prompt) => ({ prompt, language })));

/** These steps, heard once; null where there are none. */
export const once = ([first, ...others]: readonly SequenceStep[]): AudioSource | null =>
  first ? { sequence: [first, ...others], loop: false } : null;
