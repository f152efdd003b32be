import { mkdirSync, writeFileSync } from 'node:fs';
import { PROMPT_IDS, PROMPT_LANGUAGES, type PromptId, type PromptLanguage, promptText } from '@wpm/media';
import { spoken } from './speech/spoken.ts';

/**
 * `node scripts/speak-prompts.ts`: has every prompt spoken by eSpeak NG (Debian's `espeak-ng`) and writes it as the engine plays
 * it, A-law at 8 kHz. To be run when a text changed; a studio's recordings may take the place of these files, name by name.
 */
const FOLDER = new URL('../packages/media-embedded/sounds/', import.meta.url);

function write(prompt: PromptId, language: PromptLanguage): number {
  const { file, seconds } = spoken(promptText(prompt, language), language);
  writeFileSync(new URL(`${language}/${prompt}.wav`, FOLDER), file);
  return seconds;
}

for (const language of PROMPT_LANGUAGES) {
  mkdirSync(new URL(`${language}/`, FOLDER), { recursive: true });
  const seconds = PROMPT_IDS.reduce((sum, prompt) => sum + write(prompt, language), 0);
  process.stdout.write(`${language}: ${PROMPT_IDS.length} prompts, ${Math.round(seconds)} s\n`);
}
