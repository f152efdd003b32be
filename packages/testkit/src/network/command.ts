import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program to its end. @throws with what it said where it fails */
export async function command(program: string, ...args: readonly string[]): Promise<void> {
  await run(program, args);
}
