import { expect, test } from 'vitest';
import { estimatedWait, queuePosition } from './announcement.ts';
import { PROMPT_IDS, PROMPT_LANGUAGES, numberPrompts, promptText } from './prompt.ts';

const saidOf = (steps: ReturnType<typeof queuePosition>) =>
  steps.map((step) => ('prompt' in step ? step.prompt : step));

test('every number from 0 to 99 is said with prompts that exist', () => {
  const known = new Set(PROMPT_IDS);
  for (let number = 0; number < 100; number++) {
    const said = numberPrompts(number);
    expect(said.filter((prompt) => !known.has(prompt))).toEqual([]);
    const sum = said.reduce((total, prompt) => total + Number(prompt.replace('number-', '')), 0);
    expect(sum).toBe(number);
  }
});

test.each([-1, 100, 1.5, Number.NaN])('%s is not said', (number) => {
  expect(() => numberPrompts(number)).toThrow(RangeError);
});

test('a place in the queue is said after its phrase', () => {
  expect(saidOf(queuePosition(21, 'pl'))).toEqual(['queue-position', 'number-20', 'number-1']);
});

test('a waiting time is said as a number of minutes', () => {
  expect(saidOf(estimatedWait(12, 'en'))).toEqual(['estimated-wait', 'number-12']);
});

test('every prompt has words in every language, and no two phrases of one language are alike', () => {
  for (const language of PROMPT_LANGUAGES) {
    const texts = PROMPT_IDS.map((prompt) => promptText(prompt, language));
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
    expect(new Set(texts).size).toBe(PROMPT_IDS.length);
  }
});
