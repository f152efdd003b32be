import type { ExportFormat, ExportOrder, MailingPause, MailingRhythm, SavedViewPage } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { auditChange, type ChangedBy } from '../directory/audit-change.ts';
import { type NewMail, writeMail } from '../mails/mail-outbox.ts';

/** When a report goes. */
export type MailingTimes = { readonly every: MailingRhythm; readonly day: number; readonly time: string };

/** When, to whom and as what a kept view is mailed. */
export type MailingSettings = MailingTimes &
  Pick<ExportOrder, 'separator' | 'texts'> & {
    readonly format: ExportFormat;
    readonly language: 'pl' | 'en';
    readonly recipientIds: readonly string[];
    readonly paused: boolean;
  };

export type MailingRow = MailingTimes & {
  readonly viewId: string;
  readonly format: ExportFormat;
  readonly language: 'pl' | 'en';
  readonly recipients: readonly { readonly id: string; readonly name: string }[];
  /** Who has ended it for themselves since they were chosen last, the newest first. */
  readonly left: readonly { readonly id: string; readonly name: string; readonly at: Date }[];
  readonly paused: MailingPause | null;
  readonly nextAt: Date;
  readonly lastAt: Date | null;
};

/** A report that is to go now: the view as it is now, and for which due time. */
export type DueMailing = Pick<MailingSettings, 'format' | 'separator' | 'texts' | 'language'> & {
  readonly viewId: string;
  readonly tenantId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly page: SavedViewPage;
  readonly query: string;
  readonly dueAt: Date;
};

/** Somebody a report can be mailed to, if they may see reports. */
export type Addressee = { readonly id: string; readonly name: string; readonly email: string };

/** Kept views that go by mail (F46, ADR 0073). */
export interface ReportMailings {
  /** Of these views. */
  of(tenantId: string, viewIds: readonly string[]): Promise<readonly MailingRow[]>;
  /** Of a view of this owner's. @returns whether there is one */
  set(whose: Whose, settings: MailingSettings, by: ChangedBy): Promise<boolean>;
  /** @returns whether there was one of this owner's */
  remove(whose: Whose, by: ChangedBy): Promise<boolean>;
  /** @returns whether they were to get it */
  leave(whose: Whose, by: ChangedBy, how: Leaving): Promise<boolean>;
  /** What a link in a message leads to; undefined where the view is mailed no more, or the user is gone. */
  addressed(whom: Omit<Whose, 'tenantId'>): Promise<Addressed | undefined>;
  /** Users of the tenant who can be written to. */
  addressees(tenantId: string): Promise<readonly Addressee[]>;
  /** The one that is due longest, for so long. */
  claim(now: Date, leaseMs: number): Promise<DueMailing | undefined>;
  recipientsOf(viewId: string): Promise<readonly Addressee[]>;
  /**
   * Puts what is mailed into the queue and sets the next time, in one transaction; nothing where somebody else did, or it was taken
   * back meanwhile. What is due several times by now goes once.
   */
  done(due: DueMailing, mails: readonly NewMail[], now: Date): Promise<boolean>;
  pause(due: DueMailing, why: MailingPause, now: Date): Promise<void>;
}

/** How somebody says that they want a report no more. */
export type Leaving = 'link' | 'console';

/** Somebody a report was mailed to, as they are now. */
export type Addressed = {
  readonly tenantId: string;
  /** The name of the view. */
  readonly view: string;
  readonly email: string | null;
  /** Whether it still goes to them. */
  readonly isRecipient: boolean;
};

/** A view and a user. */
export type Whose = { readonly viewId: string; readonly tenantId: string; readonly accountId: string };

export function reportMailingsOn(db: Database): ReportMailings {
  return {
    of: (tenantId, viewIds) => asTenant(db, tenantId, (tx) => mailingsOf(tx, viewIds)),
    set: (whose, settings, by) => db.transaction().execute((tx) => set(tx, whose, { settings, by })),
    remove: (whose, by) => db.transaction().execute((tx) => remove(tx, whose, by)),
    leave: (whose, by, how) => db.transaction().execute((tx) => leave(tx, whose, { by, how })),
    addressed: (whom) => addressed(db, whom),
    addressees: (tenantId) => addressees(db, sql`tenant_id = ${tenantId}`),
    recipientsOf: (viewId) =>
      addressees(db, sql`id IN (SELECT account_id FROM report_mailing_recipients WHERE view_id = ${viewId})`),
    claim: (now, leaseMs) => claim(db, now, new Date(now.getTime() + leaseMs)),
    done: (due, mails, now) => db.transaction().execute((tx) => done(tx, due, { mails, now })),
    pause: (due, why, now) => db.transaction().execute((tx) => pause(tx, due, { why, now })),
  };
}

async function mailingsOf(db: Database, viewIds: readonly string[]): Promise<readonly MailingRow[]> {
  const { rows } = await sql<Omit<MailingRow, 'left'> & { readonly left: readonly LeftAsJson[] }>`
    SELECT view_id AS "viewId", rhythm AS every, day, time_of_day AS time, format, language, paused, next_at AS "nextAt",
           last_at AS "lastAt",
           (SELECT coalesce(json_agg(json_build_object('id', accounts.id, 'name', display_name) ORDER BY display_name), '[]')
              FROM report_mailing_recipients recipient JOIN accounts ON accounts.id = recipient.account_id
             WHERE recipient.view_id = report_mailings.view_id) AS recipients,
           (SELECT coalesce(json_agg(json_build_object('id', accounts.id, 'name', display_name, 'at', left_at)
                                     ORDER BY left_at DESC, accounts.id), '[]')
              FROM report_mailing_leavers leaver JOIN accounts ON accounts.id = leaver.account_id
             WHERE leaver.view_id = report_mailings.view_id) AS left
      FROM report_mailings WHERE view_id = ANY (${viewIds}::uuid[])`.execute(db);
  return rows.map((row) => ({ ...row, left: row.left.map((one) => ({ ...one, at: new Date(one.at) })) }));
}

/** As JSON has it. */
type LeftAsJson = { readonly id: string; readonly name: string; readonly at: string };

/**
 * The first due time after an instant. The database reckons, as it knows when clocks change: a time that is left out is the moment
 * the clocks go on, one that comes twice is the later of the two. The 31st of a shorter month is its last day.
 */
const nextDue = (tenantId: string, { every, day, time }: MailingTimes, after: Date): RawBuilder<Date> => sql<Date>`(
  SELECT min(due) FROM (
    SELECT (date + ${time}::time) AT TIME ZONE time_zone AS due
      FROM tenants, generate_series((${after}::timestamptz AT TIME ZONE time_zone)::date::timestamp,
                                    (${after}::timestamptz AT TIME ZONE time_zone)::date::timestamp + interval '32 days',
                                    interval '1 day') date
     WHERE tenants.id = ${tenantId}
       AND CASE ${every} WHEN 'week' THEN extract(isodow FROM date) = ${day}
                WHEN 'month' THEN extract(day FROM date) = least(${day},
                       extract(day FROM date_trunc('month', date) + interval '1 month' - interval '1 day'))
                ELSE true END) dates
   WHERE due > ${after})`;

type Setting = { readonly settings: MailingSettings; readonly by: ChangedBy };

async function set(tx: Database, { viewId, tenantId, accountId }: Whose, { settings, by }: Setting): Promise<boolean> {
  const { recipientIds, texts: _, ...told } = settings;
  const { every, day, time, format, separator, language, paused } = told;
  const { rows } = await sql`
    SELECT FROM saved_views WHERE id = ${viewId} AND tenant_id = ${tenantId} AND account_id = ${accountId}
       FOR UPDATE`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    INSERT INTO report_mailings (view_id, tenant_id, rhythm, day, time_of_day, format, separator, texts, language, paused, next_at)
    VALUES (${viewId}, ${tenantId}, ${every}, ${day}, ${time}, ${format}, ${separator},
            ${JSON.stringify(settings.texts)}::jsonb, ${language}, ${paused ? 'by-owner' : null},
            ${nextDue(tenantId, settings, by.at)})
    ON CONFLICT (view_id) DO UPDATE
      SET rhythm = excluded.rhythm, day = excluded.day, time_of_day = excluded.time_of_day, format = excluded.format,
          separator = excluded.separator, texts = excluded.texts, language = excluded.language, paused = excluded.paused,
          next_at = excluded.next_at, leased_until = null`.execute(tx);
  await sql`DELETE FROM report_mailing_recipients WHERE view_id = ${viewId}`.execute(tx);
  await sql`
    INSERT INTO report_mailing_recipients (view_id, tenant_id, account_id)
    SELECT ${viewId}, ${tenantId}, id FROM unnest(${recipientIds}::uuid[]) id`.execute(tx);
  await sql`
    DELETE FROM report_mailing_leavers WHERE view_id = ${viewId} AND account_id = ANY (${recipientIds}::uuid[])`.execute(
    tx,
  );
  await auditChange(tx, by, { action: 'report-mailing.change', subject: viewId, after: { ...told, recipientIds } });
  return true;
}

async function remove(tx: Database, { viewId, tenantId, accountId }: Whose, by: ChangedBy): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM report_mailings USING saved_views view
     WHERE view.id = view_id AND view_id = ${viewId} AND view.tenant_id = ${tenantId}
       AND view.account_id = ${accountId}`.execute(tx);
  const isRemoved = (numAffectedRows ?? 0n) > 0n;
  if (isRemoved) await auditChange(tx, by, { action: 'report-mailing.remove', subject: viewId });
  return isRemoved;
}

type LeavingWay = { readonly by: ChangedBy; readonly how: Leaving };

async function leave(tx: Database, { viewId, tenantId, accountId }: Whose, { by, how }: LeavingWay): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM report_mailing_recipients
     WHERE view_id = ${viewId} AND tenant_id = ${tenantId} AND account_id = ${accountId}`.execute(tx);
  const hasLeft = (numAffectedRows ?? 0n) > 0n;
  if (!hasLeft) return false;
  await sql`
    INSERT INTO report_mailing_leavers (view_id, tenant_id, account_id, left_at)
    VALUES (${viewId}, ${tenantId}, ${accountId}, ${by.at})`.execute(tx);
  await auditChange(tx, by, { action: 'report-mailing.leave', subject: viewId, after: { how } });
  return true;
}

async function addressed(db: Database, { viewId, accountId }: Omit<Whose, 'tenantId'>): Promise<Addressed | undefined> {
  const { rows } = await sql<Addressed>`
    SELECT mailing.tenant_id AS "tenantId", view.name AS view, accounts.email,
           EXISTS (SELECT FROM report_mailing_recipients recipient
                    WHERE recipient.view_id = mailing.view_id AND recipient.account_id = accounts.id) AS "isRecipient"
      FROM report_mailings mailing
      JOIN saved_views view ON view.id = mailing.view_id
      JOIN accounts ON accounts.tenant_id = mailing.tenant_id
     WHERE mailing.view_id = ${viewId} AND accounts.id = ${accountId} AND accounts.deleted_at IS NULL`.execute(db);
  return rows[0];
}

async function addressees(db: Database, which: RawBuilder<unknown>): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    SELECT id, display_name AS name, email FROM accounts
     WHERE ${which} AND email IS NOT NULL AND deleted_at IS NULL AND NOT disabled ORDER BY folded, id`.execute(db);
  return rows;
}

async function claim(db: Database, now: Date, until: Date): Promise<DueMailing | undefined> {
  const { rows } = await sql<DueMailing>`
    UPDATE report_mailings SET leased_until = ${until} FROM saved_views view
     WHERE view.id = view_id
       AND view_id = (SELECT view_id FROM report_mailings
                       WHERE paused IS NULL AND next_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now})
                         AND NOT EXISTS (SELECT FROM tenants
                                          WHERE tenants.id = report_mailings.tenant_id AND disabled_at IS NOT NULL)
                       ORDER BY next_at, view_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING view_id AS "viewId", report_mailings.tenant_id AS "tenantId", view.account_id AS "ownerId", view.name, view.page,
              view.query, next_at AS "dueAt", format, separator, texts, language`.execute(db);
  return rows[0];
}

type Done = { readonly mails: readonly NewMail[]; readonly now: Date };

async function done(tx: Database, { viewId, tenantId, dueAt }: DueMailing, { mails, now }: Done): Promise<boolean> {
  const { rows } = await sql<MailingTimes>`
    SELECT rhythm AS every, day, time_of_day AS time FROM report_mailings
     WHERE view_id = ${viewId} AND next_at = ${dueAt} AND paused IS NULL FOR UPDATE`.execute(tx);
  const [times] = rows;
  if (!times) return false;
  await sql`
    UPDATE report_mailings SET next_at = ${nextDue(tenantId, times, now)}, leased_until = null, last_at = ${dueAt}
     WHERE view_id = ${viewId}`.execute(tx);
  for (const mail of mails) await writeMail(tx, mail);
  return true;
}

type Pausing = { readonly why: MailingPause; readonly now: Date };

async function pause(tx: Database, due: DueMailing, { why, now }: Pausing): Promise<void> {
  const { viewId, tenantId, ownerId: accountId, dueAt } = due;
  const { numAffectedRows } = await sql`
    UPDATE report_mailings SET paused = ${why}, leased_until = null
     WHERE view_id = ${viewId} AND next_at = ${dueAt} AND paused IS NULL`.execute(tx);
  if (numAffectedRows === 0n) return;
  const by = { at: now, source: 'platform', tenantId, accountId, sessionId: undefined };
  await auditChange(tx, by, { action: 'report-mailing.pause', subject: viewId, after: { why } });
}
