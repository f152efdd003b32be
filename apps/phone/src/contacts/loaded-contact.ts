import { lazy } from 'react';

/** Fetched when a call or a row is looked at, not before. */
export const CallerContact = lazy(async () => ({ default: (await import('./caller-contact.tsx')).CallerContact }));
