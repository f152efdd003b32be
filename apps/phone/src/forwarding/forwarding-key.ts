/** What the user's own forwarding is cached as; apart from reading it, so that who only says it is stale does not load that. */
export const MY_FORWARDING_KEY = ['forwarding'] as const;
