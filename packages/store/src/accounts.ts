import type { AccountKind, AccountPermission, AutoAnswer, AutoAnswerChoice, ConsoleRole } from '@wpm/contract';
import { foldText } from '@wpm/contract';
import { sql } from 'kysely';
import { isSeenAccount } from './confinement.ts';
import type { Database } from './database.ts';
import { gathered } from './gathered.ts';
import { plannedOnce } from './planned-once.ts';
import { leadNumberTo } from './directory/direct-number.ts';
import { type ChangedBy, auditChange } from './directory/audit-change.ts';

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
  /** By an administrator, or with its whole tenant by the operator (F01). */
  readonly disabled: boolean;
  /** Whether it holds a seat of the phone's own licence, `webphone-mobile` (F03). */
  readonly webphoneSeat: boolean;
  /** F04: what it may do in its phone. */
  readonly permissions: readonly AccountPermission[];
  /** One of the permissions, asked for with every call in the history. */
  readonly mayHearOwnRecordings: boolean;
  /** F29: whether a direct call waits for the user while they are in another. */
  readonly callWaiting: boolean;
  /** The campaigns a supervisor is confined to (ADR 0056); null: they see the whole tenant. */
  readonly supervisedCampaignIds: readonly string[] | null;
};

/** An account to be made. */
export type NewAccount = Omit<
  AccountRow,
  'domain' | 'disabled' | 'permissions' | 'callWaiting' | 'supervisedCampaignIds'
> & {
  /** Beside that of hearing own recordings; none if left out. */
  readonly permissions?: readonly AccountPermission[];
  readonly supervisedCampaignIds?: readonly string[] | null;
};

export interface Accounts {
  byId(id: string): Promise<AccountRow | undefined>;
  byLogin(tenantId: string, login: string): Promise<AccountRow | undefined>;
  /** By what an address of record says, `anna@demo.local`; what is asked for at once is asked for together. */
  byAddress(login: string, domain: string): Promise<AccountRow | undefined>;
  byExtension(tenantId: string, extension: string): Promise<AccountRow | undefined>;
  byDirectNumber(e164: string): Promise<AccountRow | undefined>;
  /** Of everybody a tenant has, also of who is disabled. */
  idsOf(tenantId: string): Promise<readonly string[]>;
  create(account: NewAccount): Promise<void>;
  /** A disabled account cannot sign in, and its sessions have no rights from then on. */
  setDisabled(id: string, disabled: boolean): Promise<void>;
  /** Holds for the next call; an administrator who has the account open is told that it has changed since. */
  setCallWaiting(id: string, on: boolean, by: ChangedBy): Promise<void>;
  /** F15: `on` is what an administrator settled, where they did, and else what the user chose. @throws if there is no such account */
  autoAnswerOf(id: string): Promise<AutoAnswer>;
  /** Kept also while an administrator's rule stands before it. */
  chooseAutoAnswer(id: string, choice: AutoAnswerChoice): Promise<void>;
}

export function accountsOn(db: Database): Accounts {
  return {
    byId: (id) => selectAccounts(db).where('accounts.id', '=', id).executeTakeFirst(),
    byLogin: (tenantId, login) =>
      selectAccounts(db)
        .where('accounts.tenant_id', '=', tenantId)
        .where('accounts.login', '=', login.toLowerCase())
        .executeTakeFirst(),
    byAddress: accountsByAddress(db),
    byExtension: (tenantId, extension) =>
      selectAccounts(db)
        .where('accounts.tenant_id', '=', tenantId)
        .where('accounts.extension', '=', extension)
        .executeTakeFirst(),
    // Its own number, or one more of the tenant's that leads to it (F05).
    byDirectNumber: (e164) =>
      selectAccounts(db)
        .where(
          'accounts.id',
          '=',
          sql<string>`coalesce(
            (SELECT id FROM accounts WHERE direct_number = ${e164}),
            (SELECT (settings -> 'route' ->> 'accountId')::uuid FROM directory_entries
              WHERE kind = 'number' AND settings ->> 'number' = ${e164} AND settings -> 'route' ->> 'kind' = 'account'
                AND (settings ->> 'enabled')::boolean))`,
        )
        .executeTakeFirst(),
    idsOf: (tenantId) => idsOf(db, tenantId),
    create: (account) => createAccount(db, account),
    setDisabled: async (id, disabled) => {
      await db.updateTable('accounts').set({ disabled }).where('id', '=', id).execute();
    },
    autoAnswerOf: (id) => autoAnswerOf(db, id),
    chooseAutoAnswer: async (id, { on, afterSeconds }) => {
      const chosen = { auto_answer_on: on, auto_answer_seconds: afterSeconds };
      await db.updateTable('accounts').set(chosen).where('id', '=', id).execute();
    },
    setCallWaiting: (id, on, by) => db.transaction().execute((tx) => setCallWaiting(tx, id, on, by)),
  };
}

function accountsByAddress(db: Database): Accounts['byAddress'] {
  const find = gathered(
    async (addresses: readonly string[]) => {
      const of = (at: 'login' | 'domain') => addresses.map((each) => each.split('@')[at === 'login' ? 0 : 1] ?? '');
      const rows = await selectAccounts(db)
        .where(
          sql<boolean>`(accounts.login, tenants.domain) IN (SELECT * FROM unnest(${of('login')}::text[], ${of('domain')}::text[]))`,
        )
        .execute();
      const found = new Map(rows.map((row) => [`${row.login}@${row.domain}`, row]));
      return (address) => found.get(address);
    },
    { most: 50, atOnce: 1 },
  );
  return (login, domain) => find(`${login.toLowerCase()}@${domain}`);
}

async function idsOf(db: Database, tenantId: string): Promise<readonly string[]> {
  const ofTenant = db.selectFrom('accounts').select('id').where('tenant_id', '=', tenantId);
  return (await ofTenant.where('deleted_at', 'is', null).execute()).map(({ id }) => id);
}

async function autoAnswerOf(db: Database, id: string): Promise<AutoAnswer> {
  const { rule, on, afterSeconds } = await db
    .selectFrom('accounts')
    .select(['auto_answer as rule', 'auto_answer_on as on', 'auto_answer_seconds as afterSeconds'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { rule, afterSeconds, on: rule === 'chosen' ? on : rule === 'always' };
}

async function setCallWaiting(tx: Database, id: string, on: boolean, by: ChangedBy): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set(({ eb }) => ({ call_waiting: on, version: eb('version', '+', 1), changed_at: by.at }))
    .where('id', '=', id)
    .where('call_waiting', '!=', on)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await auditChange(tx, by, {
    action: 'account.change',
    subject: id,
    before: { callWaiting: !on },
    after: { callWaiting: on },
  });
}

async function createAccount(db: Database, account: NewAccount): Promise<void> {
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
      permissions: permissionsOf(account),
      folded: foldText(account.displayName),
      supervised_campaigns: account.supervisedCampaignIds ? [...account.supervisedCampaignIds] : null,
    })
    .execute();
  const { id: accountId, tenantId, directNumber: number } = account;
  if (number !== null) await leadNumberTo(db, { tenantId, accountId, number, at: new Date() });
}

function permissionsOf({ permissions = [], mayHearOwnRecordings }: NewAccount): AccountPermission[] {
  return mayHearOwnRecordings ? [...new Set([...permissions, 'recordings:hear-own' as const])] : [...permissions];
}

function selectAccounts(db: Database) {
  return db
    .selectFrom('accounts')
    .innerJoin('tenants', 'tenants.id', 'accounts.tenant_id')
    .modifyFront(plannedOnce)
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
      sql<boolean>`(accounts.disabled OR tenants.disabled_at IS NOT NULL)`.as('disabled'),
      'accounts.webphone_seat as webphoneSeat',
      'accounts.permissions',
      'accounts.call_waiting as callWaiting',
      'accounts.supervised_campaigns as supervisedCampaignIds',
      sql<boolean>`'recordings:hear-own' = ANY (accounts.permissions)`.as('mayHearOwnRecordings'),
    ])
    .where('accounts.deleted_at', 'is', null)
    .where(isSeenAccount(db, 'accounts.id'));
}
