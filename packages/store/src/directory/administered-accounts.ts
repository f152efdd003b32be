import type { AccountSettings, Dependent, FieldReasons } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';
import { type NewMail, writeMail } from '../mails/mail-outbox.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { type AccountView, accountColumns, accountViewOf, selectAccountViews } from './account-view.ts';
import { type ChangedBy, auditChange } from './audit-change.ts';
import { dependentsOf } from './dependents.ts';
import { type DirectNumber, directNumberTaken, freeNumber, leadNumberTo } from './direct-number.ts';
import { forgetLinks } from './forget-links.ts';
import { holdsText } from './holds-text.ts';
import { readListPage } from './list-cursor.ts';
import { unknownReferences } from './references.ts';
import { type SeatRefusal, seatRefusal, seatsOf } from './seats.ts';

export type AccountKey = { readonly tenantId: string; readonly id: string };

export type AccountChangeRefusal =
  | { readonly code: 'request/not-found' | 'item/changed-meanwhile' | 'account/last-administrator' }
  | { readonly code: 'item/taken' | 'request/invalid'; readonly reasons: FieldReasons }
  | { readonly code: 'item/in-use'; readonly dependents: readonly Dependent[] }
  | SeatRefusal;

export type AccountWrite = { readonly settings: AccountSettings; readonly by: ChangedBy };

/** A change of an account; `tell` writes to the address of before, where there is another one now. */
export type AccountChange = AccountWrite & { readonly tell?: (before: AccountView) => NewMail | undefined };

/** What came of a change, and what it was before. */
export type ChangedAccount = { readonly before: AccountView; readonly after: AccountView };

/**
 * Accounts as an administrator manages them: seats, direct numbers and the last administrator are judged in the transaction that
 * writes, one writer of a tenant at a time.
 */
export interface AdministeredAccounts {
  /** By display name; `search` is a part of name, login, extension or number. */
  page(
    tenantId: string,
    filter: Paging & { readonly search?: string | undefined },
  ): Promise<Result<Page<AccountView>, CursorRefusal>>;
  byId(key: AccountKey): Promise<AccountView | undefined>;
  create(
    key: AccountKey,
    write: AccountWrite & { readonly passwordHash: string },
  ): Promise<Result<AccountView, AccountChangeRefusal>>;
  change(
    key: AccountKey & { readonly version: number },
    write: AccountChange,
  ): Promise<Result<ChangedAccount, AccountChangeRefusal>>;
  /** Its row stays for the reports, with its name; nobody can sign in to it and everything else is free again. */
  remove(key: AccountKey, by: ChangedBy): Promise<Result<AccountView, AccountChangeRefusal>>;
}

export function administeredAccountsOn(db: Database): AdministeredAccounts {
  return {
    page: (tenantId, { search, ...paging }) =>
      readListPage(paging, async (after, rows) => {
        const found = await asTenant(db, tenantId, (tx) =>
          selectAccountViews(tx)
            .$if(Boolean(search), (query) => query.where(matches(search ?? '')))
            .$if(after !== undefined, (query) =>
              query.where(sql<boolean>`(folded, id) > (${after?.folded}, ${after?.id}::uuid)`),
            )
            .orderBy('folded')
            .orderBy('id')
            .limit(rows)
            .execute(),
        );
        return found.map(accountViewOf);
      }),
    byId: (key) => asTenant(db, key.tenantId, (tx) => viewOf(tx, key)),
    create: (key, write) => unlessTaken(db, (tx) => create(tx, key, write)),
    change: (key, write) => unlessTaken(db, (tx) => change(tx, key, write)),
    remove: (key, by) => db.transaction().execute((tx) => remove(tx, key, by)),
  };
}

const matches = (search: string) => holdsText(sql`concat_ws(' ', folded, login, extension, direct_number)`, search);

async function viewOf(db: Database, { tenantId, id }: AccountKey): Promise<AccountView | undefined> {
  const row = await selectAccountViews(db).where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && accountViewOf(row);
}

async function create(
  tx: Database,
  key: AccountKey,
  write: AccountWrite & { readonly passwordHash: string },
): Promise<Result<AccountView, AccountChangeRefusal>> {
  await lockAccounts(tx, key.tenantId);
  const refusal = await refusalOf(tx, key, undefined, write);
  if (refusal) return refuse(refusal);
  const { settings, by, passwordHash } = write;
  await tx
    .insertInto('accounts')
    .values({ id: key.id, tenant_id: key.tenantId, password_hash: passwordHash, ...accountColumns(settings, by.at) })
    .execute();
  await moveNumber(tx, key, { from: null, to: settings.directNumber, at: by.at });
  await auditChange(tx, by, { action: 'account.create', subject: key.id, after: settings });
  const view = await viewOf(tx, key);
  return view ? ok(view) : refuse({ code: 'request/not-found' });
}

async function change(
  tx: Database,
  key: AccountKey & { readonly version: number },
  write: AccountChange,
): Promise<Result<ChangedAccount, AccountChangeRefusal>> {
  await lockAccounts(tx, key.tenantId);
  const before = await viewOf(tx, key);
  if (!before) return refuse({ code: 'request/not-found' });
  if (before.version !== key.version) return refuse({ code: 'item/changed-meanwhile' });
  const refusal = await refusalOf(tx, key, before.settings, write);
  if (refusal) return refuse(refusal);
  const { settings, by } = write;
  await tx
    .updateTable('accounts')
    .set({ ...accountColumns(settings, by.at), version: key.version + 1 })
    .where('id', '=', key.id)
    .execute();
  await moveNumber(tx, key, { from: before.settings.directNumber, to: settings.directNumber, at: by.at });
  await auditChange(tx, by, { action: 'account.change', subject: key.id, before: before.settings, after: settings });
  if (settings.email !== before.settings.email) {
    // What was mailed to the old address sets no password any more (ADR 0072).
    await forgetLinks(tx, key.id);
    const mail = write.tell?.(before);
    if (mail) await writeMail(tx, mail);
  }
  const after = await viewOf(tx, key);
  return after ? ok({ before, after }) : refuse({ code: 'request/not-found' });
}

async function remove(
  tx: Database,
  key: AccountKey,
  by: ChangedBy,
): Promise<Result<AccountView, AccountChangeRefusal>> {
  await lockAccounts(tx, key.tenantId);
  // Whoever makes something lead here waits for this lock, and then finds nothing.
  await sql`SELECT 1 FROM accounts WHERE id = ${key.id} FOR UPDATE`.execute(tx);
  const view = await viewOf(tx, key);
  if (!view) return refuse({ code: 'request/not-found' });
  if (await isLastAdministrator(tx, key)) return refuse({ code: 'account/last-administrator' });
  const { directNumber } = view.settings;
  if (directNumber !== null) await freeNumber(tx, { tenantId: key.tenantId, number: directNumber, at: by.at });
  const dependents = await dependentsOf(tx, { accountId: key.id });
  if (dependents.length > 0) {
    // A refusal undoes nothing: the number leads here as before.
    if (directNumber !== null) await leadNumberTo(tx, { ...numberOf(key, directNumber), at: by.at });
    return refuse({ code: 'item/in-use', dependents });
  }
  const gone = { login: `removed:${key.id}`, email: null, extension: null, direct_number: null, password_hash: '' };
  const nothing = {
    roles: [],
    supervised_campaigns: null,
    permissions: [],
    kind: null,
    webphone_seat: false,
    disabled: true,
  };
  await tx
    .updateTable('accounts')
    .set({ ...gone, ...nothing, deleted_at: by.at, changed_at: by.at })
    .where('id', '=', key.id)
    .execute();
  await tx.deleteFrom('voicemail_greetings').where('account_id', '=', key.id).execute();
  await auditChange(tx, by, { action: 'account.remove', subject: key.id, before: view.settings });
  return ok(view);
}

/** What keeps an account from being written so. @param before undefined for a new one */
async function refusalOf(
  tx: Database,
  key: AccountKey,
  before: AccountSettings | undefined,
  { settings, by }: AccountWrite,
): Promise<AccountChangeRefusal | undefined> {
  const had = before ? seatsOf(before) : [];
  const wanted = seatsOf(settings).filter((licence) => !had.includes(licence));
  const seat = await seatRefusal(tx, key.tenantId, wanted, by.at);
  if (seat) return seat;
  const isDemoted = before !== undefined && !(settings.enabled && settings.roles.includes('administrator'));
  if (isDemoted && (await isLastAdministrator(tx, key))) return { code: 'account/last-administrator' };
  const unknown = await unknownCampaigns(tx, key.tenantId, { before, settings });
  if (unknown) return { code: 'request/invalid', reasons: unknown };
  const { directNumber } = settings;
  if (directNumber === null || directNumber === before?.directNumber) return undefined;
  const reasons = await directNumberTaken(tx, { ...numberOf(key, directNumber), at: by.at });
  return reasons && { code: 'request/invalid', reasons };
}

/** A campaign that is gone stays where it is: then nothing is seen of it, never of all. */
async function unknownCampaigns(
  tx: Database,
  tenantId: string,
  { before, settings }: { readonly before: AccountSettings | undefined; readonly settings: AccountSettings },
): Promise<FieldReasons | undefined> {
  const known = before?.supervisedCampaignIds ?? [];
  const added = (settings.supervisedCampaignIds ?? []).filter((id) => !known.includes(id));
  const references = added.map((id) => ({ field: 'supervisedCampaignIds', kind: 'campaign' as const, id }));
  const unknown = await unknownReferences(tx, tenantId, references);
  return Object.keys(unknown).length > 0 ? unknown : undefined;
}

/** Whether without this account nobody would administer the tenant any more. */
async function isLastAdministrator(tx: Database, { tenantId, id }: AccountKey): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM accounts
     WHERE tenant_id = ${tenantId} AND 'administrator' = ANY (roles) AND NOT disabled AND deleted_at IS NULL`.execute(
    tx,
  );
  return rows.length === 1 && rows[0]?.id === id;
}

const numberOf = ({ tenantId, id }: AccountKey, number: string): Omit<DirectNumber, 'at'> => ({
  tenantId,
  accountId: id,
  number,
});

type Move = { readonly from: string | null; readonly to: string | null; readonly at: Date };

async function moveNumber(tx: Database, key: AccountKey, { from, to, at }: Move): Promise<void> {
  if (from === to) return;
  if (from !== null) await freeNumber(tx, { tenantId: key.tenantId, number: from, at });
  if (to !== null) await leadNumberTo(tx, { ...numberOf(key, to), at });
}

async function lockAccounts(tx: Database, tenantId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tenantId}/account`}, 0))`.execute(tx);
}

const TAKEN = [
  ['accounts_tenant_id_login_key', 'login'],
  ['accounts_tenant_id_extension_key', 'extension'],
  ['accounts_direct_number_key', 'directNumber'],
] as const;

async function unlessTaken<T>(
  db: Database,
  write: (tx: Database) => Promise<Result<T, AccountChangeRefusal>>,
): Promise<Result<T, AccountChangeRefusal>> {
  try {
    return await db.transaction().execute(write);
  } catch (cause) {
    const field = TAKEN.find(([constraint]) => isUniqueViolation(cause, constraint))?.[1];
    if (field === undefined) throw cause;
    return refuse({ code: 'item/taken', reasons: { [field]: 'taken' } });
  }
}
