/** What the user's choice is cached as; apart from reading it, so that who only names it does not load that. */
export const AUTO_ANSWER_KEY = ['auto-answer'] as const;
