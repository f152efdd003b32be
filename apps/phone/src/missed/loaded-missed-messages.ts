import { lazily } from '../loading/lazily.tsx';

/** Loaded with the first message: most missed calls have none. */
export const MissedMessages = lazily(async () => (await import('./missed-messages.tsx')).MissedMessages);
