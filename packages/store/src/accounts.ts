import type { AccountKind, ConsoleRole } from '@wpm/contract';
import type { Database } from './database.ts';

/** An account as the platform keeps it (F02, F04). */
export type AccountRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly domain: string;
  /** Lower case, unique in the tenant. */
  readonly login: string;
  readonly displayName: string;
  /** Null for an account that uses only the console. */
  readonly kind: AccountKind | null;
  readonly extension: string | null;
  /** E.164. */
  readonly directNumber: string | null;
  readonly roles: readonly ConsoleRole[];
  /** Argon2id in PHC form. */
  readonly passwordHash: string;
  readonly disabled: boolean;
  /** Whether it holds a seat of the phone's own licence, `webphone-mobile` (F03). */
  readonly webphoneSeat: boolean;
  readonly mayHearOwnRecordings: boolean;
};

/** An account to be made. */
export type NewAccount = Omit<AccountRow, 'domain' | 'disabled'>;

export interface Accounts {
  byId(id: string): Promise<AccountRow | undefined>;
  byLogin(tenantId: string, login: string): Promise<AccountRow | undefined>;
  byExtension(tenantId: string, extension: string): Promise<AccountRow | undefined>;
  byDirectNumber(e164: string): Promise<AccountRow | undefined>;
  create(account: NewAccount): Promise<void>;
  /** A disabled account cannot sign in, and its sessions have no rights from then on. */
  setDisabled(id: string, disabled: boolean): Promise<void>;
}

export function accountsOn(db: Database): Accounts {
  return {
    byId: (id) => selectAccounts(db).where('accounts.id', '=', id).executeTakeFirst(),
    byLogin: (tenantId, login) =>
      selectAccounts(db)
        .where('accounts.tenant_id', '=', tenantId)
        .where('accounts.login', '=', login.toLowerCase())
        .executeTakeFirst(),
    byExtension: (tenantId, extension) =>
      selectAccounts(db)
        .where('accounts.tenant_id', '=', tenantId)
        .where('accounts.extension', '=', extension)
        .executeTakeFirst(),
    byDirectNumber: (e164) => selectAccounts(db).where('accounts.direct_number', '=', e164).executeTakeFirst(),
    create: async (account) => {
      await db
        .insertInto('accounts')
        .values({
          id: account.id,
          tenant_id: account.tenantId,
          login: account.login,
          display_name: account.displayName,
          kind: account.kind,
          extension: account.extension,
          direct_number: account.directNumber,
          roles: [...account.roles],
          password_hash: account.passwordHash,
          webphone_seat: account.webphoneSeat,
          may_hear_own_recordings: account.mayHearOwnRecordings,
        })
        .execute();
    },
    setDisabled: async (id, disabled) => {
      await db.updateTable('accounts').set({ disabled }).where('id', '=', id).execute();
    },
  };
}

function selectAccounts(db: Database) {
  return db
    .selectFrom('accounts')
    .innerJoin('tenants', 'tenants.id', 'accounts.tenant_id')
    .select([
      'accounts.id',
      'accounts.tenant_id as tenantId',
      'tenants.domain',
      'accounts.login',
      'accounts.display_name as displayName',
      'accounts.kind',
      'accounts.extension',
      'accounts.direct_number as directNumber',
      'accounts.roles',
      'accounts.password_hash as passwordHash',
      'accounts.disabled',
      'accounts.webphone_seat as webphoneSeat',
      'accounts.may_hear_own_recordings as mayHearOwnRecordings',
    ]);
}
