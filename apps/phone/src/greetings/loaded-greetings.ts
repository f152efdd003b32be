import { lazily } from '../loading/lazily.tsx';

/** Few record a greeting, and once: apart from where calls are forwarded to. */
export const GreetingsSection = lazily(async () => (await import('./greetings-section.tsx')).GreetingsSection);
