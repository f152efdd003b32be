/** Milliseconds: nobody who calls listens longer. Apart from the shapes, for the phone that records has no use of those. */
export const LONGEST_GREETING_MS = 120_000;
