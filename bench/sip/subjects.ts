import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Asterisk, prepareAsterisk } from '@wpm/testkit';

/** A B2BUA under measurement, in a process of its own on the first core. */
export interface Subject extends AsyncDisposable {
  readonly name: string;
  readonly pid: number;
  /** UDP, on 127.0.0.1, and TCP where it takes that. */
  readonly port: number;
  readonly takesTcp: boolean;
  /** Calls unmeasured before the rest, at a rate it holds: code that runs often is compiled by then, and caches are full. */
  readonly warmUp: { readonly rate: number; readonly count: number };
  /** Bytes of live objects, where the process can tell them from those that are garbage by now. */
  heldBytes(): Promise<number | undefined>;
}

export const HOST = '127.0.0.1';
/** Accounts: `u00000` and on, each with the password `secret-<account>`. */
export const ACCOUNTS = 1_000;
export const accountName = (index: number): string => `u${String(index).padStart(5, '0')}`;

const SUBJECT_CORE = '0';
/** A day of a small centre: what V8 compiles by how often it runs is compiled. */
const WARM_UP_OF_NODE = { rate: 400, count: 10_000 };
const WARM_UP_OF_ASTERISK = { rate: 100, count: 1_000 };
/** Four for each of 2,500 calls: a call that finds none fails, however much else there is. */
const RTP_PORTS = 10_000;

/** The least a B2BUA must do on `@wpm/sip`: see `b2bua.ts`. @param calleePort where every call goes */
export function startStack(calleePort: number): Promise<Subject> {
  return startChild('@wpm/sip', { program: 'b2bua-process.ts', takesTcp: true }, calleePort);
}

/** Moves the same datagrams and reads nothing: see `bare.ts`. @param calleePort where every call goes */
export function startBare(calleePort: number): Promise<Subject> {
  return startChild('node:dgram alone', { program: 'bare.ts', takesTcp: false }, calleePort);
}

type Program = { readonly program: string; readonly takesTcp: boolean };

async function startChild(name: string, { program, takesTcp }: Program, calleePort: number): Promise<Subject> {
  const child = fork(path.join(import.meta.dirname, program), [String(calleePort)], { execArgv: ['--expose-gc'] });
  const pid = child.pid ?? 0;
  pin(pid);
  return {
    name,
    pid,
    takesTcp,
    warmUp: WARM_UP_OF_NODE,
    port: await told(child, 'port'),
    heldBytes: () => (child.send('memory'), told(child, 'heldBytes')),
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

/** Asterisk with `Dial` to the callee, and accounts that may register; refused with why it cannot be had. */
export async function startAsterisk(calleePort: number): Promise<Subject | { readonly missing: string }> {
  const missing = prepareAsterisk();
  if (missing !== undefined) return { missing };
  const asterisk = await Asterisk.start({
    numbers: { bench: 'Dial(PJSIP/uas,30)' },
    pjsip: pjsipOf(calleePort),
    rtpPorts: RTP_PORTS,
  });
  const pid = asterisk.pid ?? 0;
  pin(pid);
  return {
    name: 'Asterisk 22',
    pid,
    takesTcp: true,
    warmUp: WARM_UP_OF_ASTERISK,
    port: asterisk.ports.sip,
    heldBytes: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]: () => asterisk[Symbol.asyncDispose](),
  };
}

/** Digests by MD5 alone: SIPp knows no other, and takes the first challenge for the only one. */
function pjsipOf(calleePort: number): string {
  const endpoint = ['type=endpoint', 'context=lab', 'disallow=all', 'allow=alaw', 'direct_media=no'].join('\n');
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => {
    const name = accountName(index);
    const auth = `[${name}]\ntype=auth\nauth_type=digest\nsupported_algorithms_uas=MD5\nusername=${name}\npassword=secret-${name}`;
    return `[${name}]\n${endpoint}\nauth=${name}\naors=${name}\n${auth}\n[${name}]\ntype=aor\nmax_contacts=5\nremove_existing=yes`;
  });
  return [
    `[uac]\n${endpoint}`,
    `[uas]\n${endpoint}\naors=uas\n[uas]\ntype=aor\ncontact=sip:uas@${HOST}:${calleePort}`,
    ...accounts,
  ].join('\n');
}

/** Puts a process with all its threads on the core. */
function pin(pid: number): void {
  execFileSync('taskset', ['-a', '-p', '-c', SUBJECT_CORE, String(pid)], { stdio: 'ignore' });
}

/** The number the child tells next under the name. */
async function told(child: ChildProcess, name: string): Promise<number> {
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const value: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
  if (typeof value !== 'number') throw new Error(`the B2BUA told no ${name}`);
  return value;
}
