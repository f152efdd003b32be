import type { CommandKind } from '@wpm/softphone';

/** What is done by naming somebody: asking them, or handing them the call. */
export type HandOnKind = Extract<CommandKind, 'consult' | 'transfer'>;

/** What a colleague is picked for. Calls are forwarded to one at another time (F44): what they do now is no hindrance. */
export type PickedFor = HandOnKind | 'forward';
