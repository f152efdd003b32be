import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { operatorSocket } from '../../data-folder.ts';
import type { Result } from '@wpm/kernel';
import type { OperatorRefusal } from '../protocol.ts';
import { type Asked, askPlatform, NotRunning } from '../ask-platform.ts';
import { isNotUnderstood } from './not-understood.ts';
import { printCall } from './print-calls.ts';
import { printOutbox } from './print-outbox.ts';
import { printInvited, printLicence, printRemoved, printTenant, printWithdrawn } from './print-tenants.ts';
import { licenceRequest, tenantRequest } from './tenant-verbs.ts';
import { BackupRefused } from '../backup/manifest.ts';
import { HELP, printStatus, printTrace, printTrunk } from './print.ts';

/**
 * The operator's command line, `npm run wpm -- <verb>`. Ends with 0 if it was done, 1 if the platform refused, 2 if it
 * was not understood, 3 if the platform does not run.
 */
const [REFUSED, NOT_UNDERSTOOD, NOT_RUNNING] = [1, 2, 3];

type Print = (value: unknown) => readonly string[];

async function show(request: Asked, print: Print): Promise<number> {
  const root = path.resolve(process.env['WPM_DATA'] || './data');
  try {
    let code = 0;
    // One who follows is answered without end: nothing may be gathered.
    for await (const answer of askPlatform(operatorSocket(root), request)) code = shown(answer, print);
    return code;
  } catch (cause) {
    if (!(cause instanceof NotRunning)) throw cause;
    process.stderr.write(`no platform is running on ${root} (WPM_DATA names another data folder): ${cause.message}\n`);
    return NOT_RUNNING;
  }
}

function shown(answer: Result<unknown, OperatorRefusal>, print: Print): number {
  if (answer.ok)
    process.stdout.write(
      print(answer.value)
        .map((line) => `${line}\n`)
        .join(''),
    );
  else process.stderr.write(`${answer.error.detail}\n`);
  return answer.ok ? 0 : REFUSED;
}

function traceOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      call: { type: 'string' },
      number: { type: 'string' },
      follow: { type: 'boolean', default: false },
      text: { type: 'boolean', default: false },
    },
  });
  return values;
}

/** How what a verb of `tenant` is answered is printed. */
function printerOf(verb: string | undefined): Print {
  if (verb === 'create' || verb === 'invite') return printInvited;
  return verb === 'remove' || verb === 'removed' ? printRemoved : printTenant;
}

/** What the command line does itself, without the platform. */
async function done(work: Promise<void>): Promise<number> {
  try {
    await work;
    return 0;
  } catch (cause) {
    if (isNotUnderstood(cause)) throw cause;
    const why = cause instanceof BackupRefused ? cause.message : `it broke off: ${String(cause)}`;
    process.stderr.write(`${why}\n`);
    return REFUSED;
  }
}

/** Every verb: asks, prints, and gives the exit code. @throws for options it does not know */
const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  help: async () => {
    process.stdout.write(`${HELP}\n`);
    return 0;
  },
  status: async (args) => {
    const options = {
      collect: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    } as const;
    const { collect, json } = parseArgs({ args: [...args], options }).values;
    return show({ verb: 'status', collect }, json ? (value) => [JSON.stringify(value)] : printStatus);
  },
  trunks: async (args) => {
    parseArgs({ args: [...args], options: {} });
    return show({ verb: 'trunks' }, printTrunk);
  },
  calls: async (args) => {
    const { follow } = parseArgs({ args: [...args], options: { follow: { type: 'boolean', default: false } } }).values;
    return show({ verb: 'calls', follow }, printCall);
  },
  outbox: async (args) => {
    const { retry } = parseArgs({ args: [...args], options: { retry: { type: 'string' } } }).values;
    return show({ verb: 'outbox', ...(retry !== undefined && { retry }) }, printOutbox);
  },
  tenant: async (args) => show(tenantRequest(args), printerOf(args[0])),
  licence: async (args) => show(licenceRequest(args), args[0] === 'withdraw' ? printWithdrawn : printLicence),
  // Who only asks does not wait for what copies databases to be loaded.
  backup: async (args) => done((await import('./backup-verbs.ts')).backupTo(args)),
  restore: async (args) => done((await import('./backup-verbs.ts')).restoreFrom(args)),
  'sip-trace': async (args) => {
    const { text, ...request } = traceOptions(args);
    const width = process.stdout.columns ?? 120;
    return show({ verb: 'sip-trace', ...request }, (value) => printTrace(value, { text, width }));
  },
};

async function run([verb = 'help', ...args]: readonly string[]): Promise<number> {
  const known = VERBS[verb];
  if (!known) {
    process.stderr.write(`there is no verb "${verb}"\n\n${HELP}\n`);
    return NOT_UNDERSTOOD;
  }
  try {
    return await known(args);
  } catch (cause) {
    if (!isNotUnderstood(cause)) throw cause;
    process.stderr.write(`${cause.message}\n\n${HELP}\n`);
    return NOT_UNDERSTOOD;
  }
}

// Ctrl-C is how one stops following, and a pager that was left is no fault.
process.on('SIGINT', () => process.exit(0));
process.stdout.on('error', () => process.exit(0));
process.exitCode = await run(process.argv.slice(2));
