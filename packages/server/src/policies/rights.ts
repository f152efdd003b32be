import {
  type AccountPermission,
  type App,
  type ConsoleRole,
  type LicenceKind,
  type Right,
  RIGHTS,
} from '@wpm/contract';
import type { AccountRow } from '@wpm/store';

/** The console's rights, each with the roles that have it. */
const ROLES_WITH = {
  // An integrator works with interfaces, not with calls.
  'calls:read-all': ['administrator', 'supervisor', 'auditor'],
  // F24: an agent works on their own, and on those of their campaigns; an auditor looks.
  'recalls:see': ['administrator', 'supervisor', 'auditor'],
  'recalls:work': ['administrator', 'supervisor'],
  // F45: whom a campaign calls is filled and paused by who runs it.
  'outbound:manage': ['administrator', 'supervisor'],
  'calls:classify': ['administrator', 'supervisor'],
  // A trace holds what every end of a call said of itself: for those who run the telephony.
  'calls:trace': ['administrator', 'supervisor'],
  // F48: a CRM dials for its users by a key of whoever set it up.
  'calls:place': ['administrator', 'supervisor', 'integrator'],
  // F48: what a CRM knows, by a key of whoever set it up.
  'calls:describe': ['administrator', 'integrator'],
  // F47: an auditor hears recordings, not people.
  'calls:supervise': ['administrator', 'supervisor'],
  // F46: an auditor keeps views of their own; what others see or get is not theirs to settle.
  'reports:share': ['administrator', 'supervisor'],
  // F39: an auditor looks, and changes nothing; what a hold keeps and an erasure takes is the tenant's to answer for.
  'recordings:manage': ['administrator'],
  'status:manage': ['administrator', 'supervisor'],
  'stations:manage': ['administrator'],
  'telephony:manage': ['administrator'],
  'directory:read': ['administrator', 'supervisor', 'auditor', 'integrator'],
  'directory:manage': ['administrator'],
  'audit:read': ['administrator', 'auditor'],
  'contacts:identify': ['administrator', 'supervisor'],
  'contacts:list': ['administrator', 'supervisor'],
  'contacts:open': ['administrator', 'supervisor'],
  'contacts:edit': ['administrator', 'supervisor'],
  'contacts:exchange': ['administrator'],
  'keys:manage': ['administrator'],
  // Who can sign anybody in can be anybody in the phone.
  'phone:embed': ['administrator'],
  'webhooks:manage': ['administrator', 'integrator'],
} as const satisfies Partial<Record<Right, readonly ConsoleRole[]>>;

type ConsoleRight = keyof typeof ROLES_WITH;

type Has = (account: AccountRow, app: App) => boolean;

/** F04: the permissions of contacts are a UC user's. That the tenant has miniCRM is asked beside (`serviceOf`). */
const inPhone =
  (permission: AccountPermission): Has =>
  ({ kind, permissions }, app) =>
    app === 'phone' && kind === 'uc' && permissions.includes(permission);

/** What an account has beside its roles in the console. */
const BESIDE_ROLES: Readonly<Record<Exclude<Right, ConsoleRight>, Has> & Partial<Record<ConsoleRight, Has>>> = {
  public: () => true,
  'signed-in': () => true,
  'calls:make': (_, app) => app === 'phone',
  // F39: beside a role that sees the calls, the account is permitted to hear them (ADR 0055).
  'recordings:hear-all': (account, app) =>
    app === 'console' &&
    account.permissions.includes('recordings:hear-all') &&
    hasRoleWith(account, ROLES_WITH['calls:read-all']),
  'calls:place': (_, app) => app === 'phone',
  // F22: one list for all users of the tenant.
  'missed-calls:work': ({ kind }, app) => app === 'phone' && kind !== null,
  'recalls:work': ({ kind }, app) => app === 'phone' && kind !== null,
  'outbound:work': ({ kind }, app) => app === 'phone' && kind !== null,
  'forwarding:set': ({ kind, permissions }, app) =>
    app === 'phone' && kind !== null && permissions.includes('forwarding:set'),
  'calls:read-own': ({ kind }) => kind !== null,
  'calls:classify-own': ({ kind }) => kind !== null,
  // F02: agents work in campaigns, with the app; PBX and UC users have phones.
  'stations:own': ({ kind }) => kind === 'pbx' || kind === 'uc',
  // F21, F29: a call is named for whoever takes it; the card behind the name is for those with the permission.
  'contacts:identify': ({ kind }, app) => app === 'phone' && kind !== null,
  'contacts:list': inPhone('contacts:list'),
  'contacts:open': inPhone('contacts:open'),
  'contacts:edit': inPhone('contacts:edit'),
};

/** Whether a signed-in account has the right, in the application it signed in to. */
export function hasRight(account: AccountRow, app: App, right: Right): boolean {
  if (BESIDE_ROLES[right]?.(account, app)) return true;
  return app === 'console' && isConsoleRight(right) && hasRoleWith(account, ROLES_WITH[right]);
}

/** Every right the account has in an application. What the tenant must hold beside (`serviceOf`) is not asked. */
export function rightsOf(account: AccountRow, app: App): readonly Right[] {
  return rightsWhere((right) => hasRight(account, app, right));
}

/** Every right that `may` grants. */
export function rightsWhere(may: (right: Right) => boolean): readonly Right[] {
  return RIGHTS.filter((right) => right !== 'public' && may(right));
}

function isConsoleRight(right: Right): right is ConsoleRight {
  return right in ROLES_WITH;
}

function hasRoleWith({ roles }: AccountRow, wanted: readonly ConsoleRole[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

/** F03: the service the tenant must hold for what this right allows. */
export function serviceOf(right: Right): LicenceKind | undefined {
  return right.startsWith('contacts:') ? 'miniCRM' : undefined;
}
