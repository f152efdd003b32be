import { afterAll } from 'vitest';
import { closeVoices, keepVoices } from './voices.ts';

/* A browser takes longer to start than many a test takes otherwise: those of one file share them. */
keepVoices();
afterAll(closeVoices);
