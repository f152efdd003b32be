import type { TrunkState } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { platformStatus, type TraceAnswer, traceAnswer, trunkAnswer } from '../protocol.ts';
import { printLadder, timeOf } from './print-ladder.ts';

/** What is said to who asks for help, or wrongly. */
export const HELP = [
  'npm run wpm -- <verb>',
  '',
  '  status                     how the platform is; --collect shows memory after garbage is collected, --json all of it',
  '  trunks                     each trunk of each tenant: its state and its calls',
  '  calls                      the running calls of every tenant; --follow: and each again when it is answered, waits or is over',
  '  sip-trace                  the calls whose SIP is still in memory',
  '  sip-trace --call <id>      the ladder of one, by its id or a Call-ID, also of one long over; --text with the messages themselves',
  '  sip-trace --number <n>     the ladders of those from or to a number, or a part of it',
  '  sip-trace --follow         every message as it comes; also with --call or --number',
  '  outbox                     the mail of all tenants and what became of it, and where mail goes; no link is printed',
  '  outbox --retry <id>        tries one again now that waits or was given up',
  '  tenant                     every tenant, with its accounts counted',
  '  tenant list <words>        those whose domain or name has them',
  '  tenant create <domain> --name <name> --country <48> --administrator <login>',
  '                             makes one, and an invitation for its first administrator',
  '  tenant invite <domain> <login>',
  '                             another invitation for an administrator, who then sets a new password',
  '  tenant rename <domain> <name>',
  '                             what people call it; the domain stays',
  '  tenant disable <domain>    nobody of it signs in, registers, calls or is called from now on; calls that are up go on',
  '  tenant enable <domain>     undoes it',
  '  tenant remove <domain> --confirm <domain>',
  '                             deletes one that is disabled for good, with its recordings; not while one is under legal hold',
  '  tenant removed             tenants that are no more, since when, and how much they had',
  '  licence <domain>           what a tenant was granted, and how much of it is taken',
  '  licence grant <domain> <kind> <seats> [--until <2027-12-31>]',
  '                             grants it, in place of what it had of that kind; kinds: agent, pbx, uc, webphone-mobile,',
  '                             miniCRM, recording; a grant of fewer seats or days shortens it',
  '  licence withdraw <domain> <kind>',
  '                             takes it away at once; calls that are up go on',
  '  backup <folder>            copies everything there: database, keys, sounds, recordings; the platform may run. Again into the',
  '                             same folder, only what changed of the recordings is copied',
  '  restore <folder>           puts a backup into an empty data folder; the platform must not run',
  '  help                       this',
].join('\n');

/** The answer to `status` for a terminal. @throws if it is of another version and cannot be read */
export function printStatus(value: unknown): readonly string[] {
  const status = platformStatus.parse(value);
  const rows: readonly (readonly [string, string])[] = [
    ['platform', `${status.version}, process ${status.pid}, up ${durationOf(status.upSeconds)}`],
    ['state', status.ready ? 'ready' : `not ready: ${status.why ?? 'no reason given'}`],
    ['calls', String(status.calls)],
    ['registrations', String(status.registrations)],
    ['HTTP', status.http.join(', ')],
    ['SIP', status.sip.join(', ')],
    ['SIP over TLS', status.sips.join(', ') || 'none'],
    ['certificate', status.certificateValidUntil === null ? 'none' : `valid until ${status.certificateValidUntil}`],
    [
      'memory',
      `${megabytes(status.memoryBytes)}, held ${megabytes(status.heldBytes)}, of it SIP trace ${megabytes(status.sipTraceBytes)}`,
    ],
  ];
  return rows.map(([name, text]) => `${name.padEnd(15)}${text}`);
}

/** An answer to `trunks` for a terminal. @throws if it is of another version and cannot be read */
export function printTrunk(value: unknown): readonly string[] {
  const { domain, name, state, calls, lastError } = trunkAnswer.parse(value);
  const told = lastError ? `; last error at ${timeOf(lastError.at)}: ${lastError.words}` : '';
  const counts = `${calls.inbound} in, ${calls.outbound} out`;
  return [visible(`${domain.padEnd(20)}  ${name.padEnd(20)}  ${stateIn(state).padEnd(34)}  ${counts}${told}`)];
}

function stateIn(state: TrunkState): string {
  switch (state.name) {
    case 'disabled':
      return 'disabled';
    case 'ready':
      return `ready since ${timeOf(state.since)}${state.rttMs === null ? '' : `, ${state.rttMs} ms`}`;
    case 'refused':
      return `refused, ${state.status} ${state.words}, again at ${timeOf(state.retryAt)}`;
    case 'unreachable':
      return `unreachable (${state.why}), ${state.words}`;
    case 'registering':
    case 'waiting':
    case 'full':
      return `${state.name} since ${timeOf(state.since)}`;
    default:
      return assertNever(state);
  }
}

export type TraceStyle = {
  /** Whether the messages themselves follow the ladder. */
  readonly text: boolean;
  /** Columns of the terminal. */
  readonly width: number;
};

/** An answer to `sip-trace` for a terminal. @throws if it is of another version and cannot be read */
export function printTrace(value: unknown, style: TraceStyle): readonly string[] {
  const answer = traceAnswer.parse(value);
  switch (answer.kind) {
    case 'call':
      return [`${headOf(answer)}  ${String(answer.messages).padStart(3)} messages, last ${visible(answer.last)}`];
    case 'message': {
      const way = `${answer.sender} → ${answer.receiver}`;
      return [`${timeOf(answer.at)}  ${way.padEnd(44)}  ${visible(answer.summary).padEnd(36)}  ${nameOf(answer)}`];
    }
    case 'ladder': {
      const texts = style.text ? answer.ladder.messages.flatMap(({ text }) => ['', ...text.split('\r\n')]) : [];
      const lines = ['', headOf(answer), '', ...printLadder(answer.ladder, style.width), ...texts];
      return lines.map(visible);
    }
    default:
      return assertNever(answer);
  }
}

function headOf(answer: TraceAnswer): string {
  return visible(`${timeOf(answer.at)}  ${nameOf(answer)}  ${answer.from} → ${answer.to}`);
}

function nameOf({ callId, sipCallId }: TraceAnswer): string {
  return callId ?? sipCallId;
}

/** What came from outside must not move the cursor or ring the bell. */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}

function durationOf(seconds: number): string {
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3_600) % 24, (seconds / 60) % 60].map(Math.floor);
  return days
    ? `${days} d ${hours} h`
    : hours
      ? `${hours} h ${minutes} min`
      : `${minutes} min ${Math.floor(seconds % 60)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
