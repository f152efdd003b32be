import type { AccountSettings } from '@wpm/contract';
import { foldText } from '@wpm/contract';
import { isSeenAccount } from '../confinement.ts';
import type { Database } from '../database.ts';

/** An account as an administrator sees it: without its password. */
export type AccountView = {
  readonly id: string;
  readonly version: number;
  readonly folded: string;
  readonly changedAt: Date;
  readonly settings: AccountSettings;
};

export function selectAccountViews(db: Database) {
  return db
    .selectFrom('accounts')
    .select(['id', 'version', 'folded', 'changed_at as changedAt', 'login', 'display_name as displayName', 'email'])
    .select(['disabled', 'kind', 'webphone_seat as webphoneSeat', 'extension', 'direct_number as directNumber'])
    .select(['roles', 'permissions', 'call_waiting as callWaiting', 'auto_answer as autoAnswer'])
    .select('supervised_campaigns as supervisedCampaignIds')
    .where('deleted_at', 'is', null)
    .where(isSeenAccount(db, 'accounts.id'));
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectAccountViews>['executeTakeFirstOrThrow']>>;

export function accountViewOf({ id, version, folded, changedAt, disabled, ...settings }: Selected): AccountView {
  return { id, version, folded, changedAt, settings: { ...settings, enabled: !disabled } };
}

/** The settings in the names of SQL. */
export function accountColumns(settings: AccountSettings, changedAt: Date) {
  return {
    login: settings.login,
    display_name: settings.displayName,
    folded: foldText(settings.displayName),
    email: settings.email,
    disabled: !settings.enabled,
    kind: settings.kind,
    webphone_seat: settings.webphoneSeat,
    extension: settings.extension,
    direct_number: settings.directNumber,
    roles: settings.roles,
    permissions: settings.permissions,
    ...(settings.callWaiting !== undefined && { call_waiting: settings.callWaiting }),
    ...(settings.autoAnswer !== undefined && { auto_answer: settings.autoAnswer }),
    supervised_campaigns: settings.supervisedCampaignIds,
    changed_at: changedAt,
  };
}
