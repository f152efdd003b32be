import { lazy } from 'react';

/** Loaded with the first call in a campaign. */
export const CalledCard = lazy(async () => ({ default: (await import('./called-card.tsx')).CalledCard }));
