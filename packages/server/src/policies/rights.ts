import { type App, type ConsoleRole, type Right } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';

/** Console roles that see all calls of the tenant; an integrator works with interfaces, not with calls. */
const READS_ALL_CALLS: readonly ConsoleRole[] = ['administrator', 'supervisor', 'auditor'];

/** Whether a signed-in account has the right, in the application it signed in to. */
export function hasRight(account: AccountRow, app: App, right: Right): boolean {
  switch (right) {
    case 'public':
    case 'signed-in':
      return true;
    case 'calls:make':
      return app === 'phone';
    case 'calls:read-own':
      return account.kind !== null;
    case 'calls:read-all':
      return app === 'console' && account.roles.some((role) => READS_ALL_CALLS.includes(role));
    case 'stations:own':
      // F02: agents work in campaigns, with the app; PBX and UC users have phones.
      return account.kind === 'pbx' || account.kind === 'uc';
    case 'stations:manage':
      return app === 'console' && account.roles.includes('administrator');
    default:
      return assertNever(right);
  }
}
