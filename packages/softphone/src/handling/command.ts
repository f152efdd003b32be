import type { StageKind } from './stage.ts';

/** What the user asks about the recording of a call of theirs (F39). */
type OfRecording = 'pause-recording' | 'lengthen-pause' | 'resume-recording';

/** What the user asks of the platform for a call of theirs (F31–F33, F39). `to` is a number as it is dialled. */
export type Command =
  | { readonly kind: OfRecording }
  | { readonly kind: 'hold' | 'retrieve' | 'back' | 'swap' | 'join' | 'complete' }
  | { readonly kind: 'consult' | 'transfer'; readonly to: string };
export type CommandKind = Command['kind'];

/** Sends a command to the platform; never rejects. `callId` is the platform's. */
export type Perform = (
  callId: string,
  command: Command,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }>;

/** What makes sense in each stage. The platform has the last word. */
const POSSIBLE: Record<StageKind, readonly Exclude<CommandKind, OfRecording>[]> = {
  ringing: [],
  talking: ['hold', 'consult', 'transfer'],
  holding: ['retrieve', 'consult', 'transfer'],
  transferring: [],
  asking: ['back', 'complete'],
  consulting: ['back', 'swap', 'join', 'complete'],
  swapped: ['back', 'swap', 'join', 'complete'],
  joined: ['back', 'swap', 'complete'],
  'customer-gone': [],
};

const IN_EACH_STAGE: readonly OfRecording[] = ['pause-recording', 'lengthen-pause', 'resume-recording'];

/** Whether it can be asked for. A recording is turned whoever talks with whom, as long as somebody does. */
export const isPossible = (kind: CommandKind, stage: StageKind): boolean =>
  [...POSSIBLE[stage], ...(stage === 'ringing' ? [] : IN_EACH_STAGE)].includes(kind);
