/** What is said of a call is cached as; apart from asking, so that who only says it is stale does not load that. */
export const CLASSIFICATION_KEY = ['classification'] as const;
