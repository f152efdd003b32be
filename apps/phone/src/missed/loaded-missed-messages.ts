import { lazy } from 'react';

/** Loaded with the first message: most missed calls have none. */
export const MissedMessages = lazy(async () => ({ default: (await import('./missed-messages.tsx')).MissedMessages }));
