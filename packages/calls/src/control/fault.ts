/** A fault of ours as the log says it: with where it came from. */
export const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
