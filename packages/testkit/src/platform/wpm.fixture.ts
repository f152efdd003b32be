import { execFile } from 'node:child_process';
import { COMMAND_LINE } from '@wpm/server';
import { COMPILE_CACHE } from '../compile-cache.ts';

/** What the command line said, and how it ended. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the operator's command line, `npm run wpm -- …`, on a data folder. */
export function wpm(dataFolder: string, ...args: string[]): Promise<Ran> {
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, WPM_DATA: dataFolder };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND_LINE, ...args], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}
