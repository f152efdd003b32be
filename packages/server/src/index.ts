import { fileURLToPath } from 'node:url';

/** The program that starts and keeps everything: `node <this>`, with the settings in its environment. */
export const SUPERVISOR = fileURLToPath(new URL('./supervisor/main.ts', import.meta.url));
