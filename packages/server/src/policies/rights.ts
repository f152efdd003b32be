import { type App, type ConsoleRole, type Right } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';

/** The console's rights, each with the roles that have it. */
const ROLES_WITH = {
  // An integrator works with interfaces, not with calls.
  'calls:read-all': ['administrator', 'supervisor', 'auditor'],
  // A trace holds what every end of a call said of itself: for those who run the telephony.
  'calls:trace': ['administrator', 'supervisor'],
  'stations:manage': ['administrator'],
  'telephony:manage': ['administrator'],
} as const satisfies Partial<Record<Right, readonly ConsoleRole[]>>;

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
    case 'stations:own':
      // F02: agents work in campaigns, with the app; PBX and UC users have phones.
      return account.kind === 'pbx' || account.kind === 'uc';
    case 'calls:read-all':
    case 'calls:trace':
    case 'stations:manage':
    case 'telephony:manage':
      return app === 'console' && hasRoleWith(account, ROLES_WITH[right]);
    default:
      return assertNever(right);
  }
}

function hasRoleWith({ roles }: AccountRow, wanted: readonly ConsoleRole[]): boolean {
  return roles.some((role) => wanted.includes(role));
}
