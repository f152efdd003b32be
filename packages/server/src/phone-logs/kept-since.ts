/** So long logs of phones are kept. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** What phones sent before is read by nobody any more, and deleted. */
export const phoneLogsKeptSince = (now: Date): Date => new Date(now.getTime() - KEPT_MS);
