import path from 'node:path';
import process from 'node:process';
import { assertNever } from '@wpm/kernel';
import { operatorSocket } from '@wpm/server';
import { Callers, type Fate, type Happening } from './callers.ts';
import { USAGE, readOptions } from './options.ts';

/** `npm run callers`: plays customers until Ctrl-C, a line for everything that happens. */
const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

function wordsOf(fate: Fate): string {
  switch (fate.kind) {
    case 'answered':
      return `answered after ${seconds(fate.afterMs)}`;
    case 'gave-up':
      return `given up after ${seconds(fate.afterMs)}`;
    case 'refused':
      return `refused with ${fate.status}`;
    case 'ended':
      return `over after ${seconds(fate.talkedMs)}, hung up by the ${fate.by}`;
    case 'failed':
      return `failed: ${fate.why}`;
    case 'sent-away':
      return `sent away after ${seconds(fate.afterMs)}`;
    case 'rings':
    case 'waits':
      return fate.kind;
    default:
      return assertNever(fate);
  }
}

function tell({ customer, direction, other, fate }: Happening): void {
  const way = direction === 'calls' ? '→' : '←';
  const time = new Date().toLocaleTimeString('en-GB');
  process.stdout.write(`${time}  ${customer.number} ${customer.name.padEnd(22)} ${way} ${other}  ${wordsOf(fate)}\n`);
}

const options = readOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`${options.error.message}\n\n${USAGE}\n`);
  process.exit(2);
}
const dataFolder = path.resolve(process.env['WPM_DATA'] || './data');
const deps = { told: tell, random: Math.random, operatorSocket: operatorSocket(dataFolder) };
const callers = await Callers.start(options.value, deps).catch((cause: unknown) => {
  process.stderr.write(`cannot play customers: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
process.stdout.write('customers call; Ctrl-C ends it\n');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void callers[Symbol.asyncDispose]().then(() => process.exit(0)));
}
