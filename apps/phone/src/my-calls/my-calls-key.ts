/** What the user's own history is cached as; apart from reading it, so that who only says it is stale does not load that. */
export const MY_CALLS_KEY = ['my-calls'] as const;
