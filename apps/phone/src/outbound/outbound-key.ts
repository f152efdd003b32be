/** What the user's part in outbound lists is cached as; apart from asking, so that who only says it is stale does not load that. */
export const OUTBOUND_KEY = ['outbound'] as const;
