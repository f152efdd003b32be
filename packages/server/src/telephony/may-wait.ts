import type { Routing } from '@wpm/calls';
import { ok } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';

/** F29: where the user is in a call, this one may wait for them, if they set it so. */
export const mayWaitFor = ({ callWaiting }: AccountRow, to: Routing['to']): Routing['to'] =>
  callWaiting && to.ok && to.value.kind === 'ring' ? ok({ ...to.value, whileBusy: 'may-wait' }) : to;
