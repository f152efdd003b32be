import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { COMMAND_LINE } from '@wpm/server';
import type { TestPlatform } from '@wpm/testkit';

const run = promisify(execFile);

/** What the operator's command line says, `npm run wpm -- …`. @throws where it refuses, with its words */
export async function wpm({ dataFolder }: TestPlatform, ...words: readonly string[]): Promise<string> {
  const env = { ...process.env, WPM_DATA: dataFolder };
  const { stdout } = await run(process.execPath, [COMMAND_LINE, ...words], { env });
  return stdout;
}
