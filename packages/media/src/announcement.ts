import type { SequenceStep } from './audio-source.ts';
import { type PromptLanguage, numberPrompts } from './prompt.ts';
import type { PhraseId } from './prompts/phrase.ts';

/** Steps of a sequence, the phrase first. */
type Announcement = [SequenceStep, ...SequenceStep[]];

function announcement(phrase: PhraseId, number: number, language: PromptLanguage): Announcement {
  return [{ prompt: phrase, language }, ...numberPrompts(number).map((prompt) => ({ prompt, language }))];
}

/** "You are number … in the queue." */
export function queuePosition(position: number, language: PromptLanguage): Announcement {
  return announcement('queue-position', position, language);
}

/** "The estimated waiting time in minutes is …": so the number stands alone, and needs no form of its own in any language. */
export function estimatedWait(minutes: number, language: PromptLanguage): Announcement {
  return announcement('estimated-wait', minutes, language);
}
