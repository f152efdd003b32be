import type { Routing } from '@wpm/calls';
import { ok } from '@wpm/kernel';

/** F29: where the user is in a call, this one may wait for them. */
export const whichMayWait = (to: Routing['to']): Routing['to'] =>
  to.ok && to.value.kind === 'ring' ? ok({ ...to.value, whileBusy: 'may-wait' }) : to;
