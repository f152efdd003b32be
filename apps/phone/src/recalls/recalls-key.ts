/** What recalls are cached as; apart from asking, so that who only says they are stale does not load that. */
export const RECALLS_KEY = ['recalls'] as const;
