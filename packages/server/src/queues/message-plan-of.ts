import type { MessagePlan } from '@wpm/calls';
import type { PromptId, SequenceStep } from '@wpm/media';
import { once, spoken } from './spoken.ts';

/** The longest message, the shortest that is one, and after how much silence it is over. */
const LIMITS = { mostMs: 180_000, leastMs: 1_500, silenceMs: 6_000 };

/** After it the customer speaks: the platform's own steady tone. */
const TONE: readonly SequenceStep[] = [{ silenceMs: 300 }, { sound: 'tone', ms: 600 }];

/** How a message is left. @param asking what the customer hears before the tone */
export const messagePlan = (asking: readonly SequenceStep[]): MessagePlan => ({
  greeting: once([...asking, ...TONE]) ?? 'tone',
  thanks: once(spoken(['message-kept', 'goodbye'])) ?? 'music',
  ...LIMITS,
});

/** A tenant's own words before a message, or these of the platform. */
export const askedBy = (file: string | undefined, ...prompts: readonly PromptId[]): readonly SequenceStep[] =>
  file === undefined ? spoken(prompts) : [{ file }];

/** How a message to a user is left. @param greeting the file of their own words, where they have some */
export const usersMessage = (greeting: string | undefined): MessagePlan => messagePlan(askedBy(greeting, 'voicemail'));
