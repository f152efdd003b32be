import type { ServerDeps } from '../../server-deps.ts';

/** So long logs of phones are kept. */
export const PHONE_LOGS_KEPT_MS = 30 * 24 * 60 * 60_000;

/** What was sent before is read by nobody any more. */
export const keptSince = ({ now }: Pick<ServerDeps, 'now'>): Date => new Date(now().getTime() - PHONE_LOGS_KEPT_MS);
