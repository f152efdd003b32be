import { lazily } from '../loading/lazily.tsx';

/** Loaded with the first call in a campaign. */
export const CalledCard = lazily(async () => (await import('./called-card.tsx')).CalledCard);
