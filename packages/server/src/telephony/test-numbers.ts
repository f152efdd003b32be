import type { Routing, Service } from '@wpm/calls';
import type { Dialled } from '@wpm/directory';
import { ok } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { internalParty } from './phone-target.ts';

/** Numbers inside every tenant that the platform answers itself. */
const SERVICES: Readonly<Record<string, Service>> = { '600': 'echo', '601': 'tone', '602': 'music' };

/** The call of a user who dialled one of them; undefined where it is none. */
export function toTestNumber(caller: AccountRow, dialled: Dialled): Routing | undefined {
  const service = dialled.kind === 'internal' ? SERVICES[dialled.digits] : undefined;
  if (!service || dialled.kind !== 'internal') return undefined;
  return {
    direction: 'internal',
    caller: internalParty(caller),
    callee: { kind: 'service', number: dialled.digits, name: null, accountId: null },
    to: ok({ kind: 'service', service }),
  };
}
