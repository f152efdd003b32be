/** What a request may send where its endpoint allows no more. */
export const BODY_LIMIT = 64 * 1_024;
