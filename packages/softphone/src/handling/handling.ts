import type { ContextCard, LiveCall, Party, Unheard } from '@wpm/contract';
import { assertNever } from '../assert-never.ts';
import type { Command, CommandKind } from './command.ts';
import { type RecordingSeen, recordingSeen } from './recording-seen.ts';
import { type Stage, stageOf } from './stage.ts';

/** What has become of the last command: under way, or refused with a code, until the user does something else. */
export type Asked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'pending'; readonly command: Command }
  | { readonly kind: 'refused'; readonly command: Command; readonly code: string };

/**
 * When the other end came for whom this user waited, on the monotonic clock; null while they are waited for, and where they never
 * came. Absent where nobody was waited for, or they rang before this was known.
 */
type Came = { readonly cameAt?: number | null };

/** A call of the user's as the platform has it, or had it when it left: over, or in other hands. */
export type Handling = Live | Left<'over'> | Left<'handed-on'>;

type Live = Came & {
  readonly kind: 'live';
  readonly stage: Stage;
  /** The other end as the platform has it: after a transfer not whom the phone rang for. Null once they are gone. */
  readonly other: Party | null;
  /** Where the user's voice gets lost, as the platform has it; else absent. */
  readonly unheard?: Unheard;
  /** The supervisors who listen or speak, as far as the user is told of it (F47). */
  readonly supervisors: readonly Supervision[];
  /** What is recorded of it now (F39). */
  readonly recording: RecordingSeen;
  /** What a CRM tells of the customer (F48). */
  readonly context: ContextCard | null;
  /** After it there is a wrap-up where the user asks for one (F27); else absent. */
  readonly wrapUp?: 'on-request';
  /** How long somebody is on hold until the user is reminded (F32), as the campaign says; null: never; absent outside campaigns. */
  readonly holdReminderMs?: number | null;
  /** Whom a CRM knows the other end as (F48); absent where none said so. */
  readonly crm?: NonNullable<LiveCall['crm']>;
  readonly asked: Asked;
};

/** The phone still shows it, and whom the user spoke to last. */
type Left<Kind> = Came & { readonly kind: Kind; readonly other: Party | null };

export type Supervision = NonNullable<LiveCall['supervisors']>[number];

export type HandlingInput =
  | { readonly kind: 'told'; readonly live: LiveCall }
  | { readonly kind: 'left' }
  | { readonly kind: 'commanded'; readonly command: Command }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: string };

const HANDS_ON: readonly CommandKind[] = ['transfer', 'complete'];

/**
 * What is known of a call after an input; undefined where nothing is any more. One command at a time: another meanwhile
 * changes nothing, the same object.
 * @param now instant on the monotonic clock, in milliseconds
 */
export function advanceHandling(
  handling: Handling | undefined,
  input: HandlingInput,
  now: number,
): Handling | undefined {
  if (input.kind === 'told') return told(handling, input.live, now);
  if (handling === undefined || handling.kind === 'over') return handling;
  if (handling.kind === 'handed-on') return input.kind === 'refused' ? { ...handling, kind: 'over' } : handling;
  return whileLive(handling, input);
}

function whileLive(live: Live, input: Exclude<HandlingInput, { kind: 'told' }>): Handling {
  const { asked, other } = live;
  const left = { other, ...(live.cameAt !== undefined && { cameAt: live.cameAt }) };
  switch (input.kind) {
    case 'left':
      return { kind: isHandingOn(asked) ? 'handed-on' : 'over', ...left };
    case 'commanded':
      return asked.kind === 'pending' ? live : { ...live, asked: { kind: 'pending', command: input.command } };
    case 'done':
      return isHandingOn(asked) ? { kind: 'handed-on', ...left } : { ...live, asked: NOTHING };
    case 'refused':
      if (asked.kind !== 'pending') return live;
      return { ...live, asked: { kind: 'refused', command: asked.command, code: input.code } };
    default:
      return assertNever(input);
  }
}

/** A refusal goes when the call has changed: it spoke of the call as it was. */
function told(handling: Handling | undefined, live: LiveCall, now: number): Handling {
  const before = handling?.kind === 'live' ? handling : undefined;
  const stage = stageOf(live, before?.stage, now);
  const isChanged = stage.kind !== before?.stage.kind;
  const asked = before === undefined || (isChanged && before.asked.kind === 'refused') ? NOTHING : before.asked;
  return {
    kind: 'live',
    stage,
    ...came(before, stage, now),
    other: live.other,
    supervisors: live.supervisors ?? [],
    recording: recordingSeen(live.recording, before, now),
    context: live.context ?? null,
    ...whereSaid(live),
    asked,
  };
}

/** What is said of some calls only. */
function whereSaid(live: LiveCall): Pick<Live, 'unheard' | 'wrapUp' | 'holdReminderMs' | 'crm'> {
  const { unheard, wrapUp, holdReminderMs, crm } = live;
  return {
    ...(unheard && { unheard }),
    ...(wrapUp && { wrapUp }),
    ...(holdReminderMs !== undefined && { holdReminderMs }),
    ...(crm && { crm }),
  };
}

function came(before: Live | undefined, stage: Stage, now: number): Came {
  if (stage.kind === 'ringing') return { cameAt: null };
  if (before?.stage.kind === 'ringing') return { cameAt: now };
  return before?.cameAt === undefined ? {} : { cameAt: before.cameAt };
}

const NOTHING: Asked = { kind: 'nothing' };

/** Their part is over as soon as the platform has done it (F31, F33). */
const isHandingOn = (asked: Asked): boolean => asked.kind === 'pending' && HANDS_ON.includes(asked.command.kind);
