import { z } from 'zod';

/** Whether an account's calls are answered by themselves (F15): as its user chose, or as an administrator settled for them. */
export const AUTO_ANSWER_RULES = ['chosen', 'always', 'never'] as const;
export type AutoAnswerRule = (typeof AUTO_ANSWER_RULES)[number];

/** What a user chooses: on or off, and how many seconds a call rings before. */
export const autoAnswerChoice = z.strictObject({ on: z.boolean(), afterSeconds: z.int().min(0).max(5) });
export type AutoAnswerChoice = z.infer<typeof autoAnswerChoice>;

/** How it is for the user now: `on` is as the rule has it, where the rule leaves no choice. */
export const autoAnswer = autoAnswerChoice.extend({ rule: z.enum(AUTO_ANSWER_RULES) });
export type AutoAnswer = z.infer<typeof autoAnswer>;
