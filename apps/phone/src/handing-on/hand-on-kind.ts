import type { CommandKind } from '@wpm/softphone';

/** What is done by naming somebody: asking them, or handing them the call. */
export type HandOnKind = Extract<CommandKind, 'consult' | 'transfer'>;
