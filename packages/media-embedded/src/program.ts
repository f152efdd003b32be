import { fileURLToPath } from 'node:url';

/** The media engine's process: how Node is to be started for it, by whoever starts it. */
export const ENGINE_PROGRAM = {
  /** V8's young generation would otherwise grow until it is 32 MB, with packets that nobody holds any more. */
  nodeOptions: ['--max-semi-space-size=4'],
  script: fileURLToPath(new URL('main.ts', import.meta.url)),
} as const;
